package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestRosaAgreement(t *testing.T) {
	csv := "nämnd;ärende;del;nivå;minuter;volym;rutin;utförare;hänvisas till\n" +
		"Byggnadsnämnden;Bygglov;läge;1;4;1000;ja;handläggare;\nByggnadsnämnden;Bygglov;rådgivning;2;6;1000;nej;handläggare;\n" +
		"Byggnadsnämnden;Bygglov;prövning;6;60;1000;;;bygglovshandläggare\nSocialnämnden;Avgift;fråga;1;5;200;ja;;\n"
	args := []string{"rosa", "agreement", "-", "-centre", "Kundtjänst", "-from", "2027-01-01", "-until", "2027-12-31"}
	out := kommandJSON[struct {
		Agreements []struct {
			Agreement                    json.RawMessage
			Boundary                     rosa.Boundary
			ReadyMinutes, WaitingMinutes string
		}
	}](t, exitDone, csv, args...)
	require.Len(t, out.Agreements, 2)
	first := out.Agreements[0]
	assert.Equal(t, []string{"4000", "6000"}, []string{first.ReadyMinutes, first.WaitingMinutes}, "a routine is missing for 6 × 1 000 minutes")
	require.Len(t, first.Boundary.Refer, 1)
	assert.Equal(t, "bygglovshandläggare", first.Boundary.Refer[0].Who)
	var a rosa.Agreement // a document that the library reads back
	require.NoError(t, json.Unmarshal(first.Agreement, &a))
	require.NoError(t, a.Validate())
	assert.Equal(t, []any{"Kundtjänst", "2028-01-01"}, []any{a.Centre, a.Period.Until.String()})
	assert.Len(t, a.Items, 2)

	status, text, errs := kommand(t, csv, append(args, "-body", "socialnämnden")...)
	assert.Equal(t, exitDone, status, errs)
	assert.NotContains(t, text, "Bygglov")
	status, _, errs = kommand(t, csv, append(args, "-body", "Skolnämnden")...)
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "Skolnämnden")
}

func TestCompassAreas(t *testing.T) {
	out := kommandJSON[struct {
		Editions []struct {
			Code  string
			Areas []struct{ Topics []struct{ SV, EN string } }
		}
	}](t, exitDone, "", "compass", "areas", "-edition", "2002")
	require.Len(t, out.Editions, 1)
	asked := 0
	for _, a := range out.Editions[0].Areas {
		asked += len(a.Topics)
	}
	assert.Equal(t, 37, asked, "Mark's account: 3+6+4+5+4+6+5+4 main questions")
	status, _, _ := kommand(t, "", "compass", "areas", "-edition", "1999")
	assert.Equal(t, exitUsage, status)
}

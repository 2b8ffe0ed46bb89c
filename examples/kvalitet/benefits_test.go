package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

type benefitsDocument struct {
	Cases []struct {
		Name      string
		Start     int
		Estimates map[string]*struct {
			Net, Hours          []json.Number
			Total, PresentValue json.Number
			Payback, Ratio      *json.Number
			Budget              json.Number
		}
		Findings []namedFinding
	}
	Problems []struct {
		Row  int
		Code string
	}
}

const benefitTable = "nytta;slag;år;belopp;försiktig;gynnsam;timmar;utfall;ägare;mått;utgångsvärde;frigörs;uppföljning\n" +
	"utveckling;kostnad;0;100;;;;110;;;;;\n" +
	"licens upphör;finansiell;1;40;30;50;;25;it-chef;faktura;40;2027-01-01;2028-01-15\n" +
	"licens upphör;finansiell;2;40;30;50;;;;;;;\n" +
	"licens upphör;finansiell;3;40;30;50;;;;;;;\n" +
	"färre samtal;tid;1;0;;;75;;enhetschef;samtal;900;;2028-01-15\n"

func TestBenefits(t *testing.T) {
	d := kommandJSON[benefitsDocument](t, exitDone, benefitTable, "benefits", "-")
	require.Len(t, d.Cases, 1)
	c := d.Cases[0]
	base := c.Estimates["base"]
	assert.Equal(t, []json.Number{"-100", "40", "40", "40"}, base.Net)
	assert.Equal(t, []json.Number{"20", "13.14", "20"}, []json.Number{base.Total, base.PresentValue, base.Budget}, "−100 + 40/1.03 + 40/1.03² + 40/1.03³")
	assert.Equal(t, "2.5", base.Payback.String(), "two years give 80, the rest is half of the third")
	assert.Equal(t, []json.Number{"0", "75", "0", "0"}, base.Hours)
	assert.EqualValues(t, "-10", c.Estimates["low"].Total, "3 × 30 − 100")
	assert.Nil(t, c.Estimates["low"].Payback)
	assert.EqualValues(t, "50", c.Estimates["high"].Total)
	assert.EqualValues(t, "-85", c.Estimates["realised"].Total, "25 − 110")
	assert.Zero(t, c.Start, "years from 0 have no calendar")
	for _, f := range c.Findings {
		assert.Equal(t, "met", f.Outcome.String(), f.Rule)
	}

	calendar := strings.NewReplacer(";0;100", ";2026;100", ";1;", ";2027;", ";2;", ";2028;", ";3;", ";2029;").Replace(benefitTable)
	d = kommandJSON[benefitsDocument](t, exitDone, calendar, "benefits", "-", "-rate", "0")
	assert.Equal(t, 2026, d.Cases[0].Start)
	assert.EqualValues(t, "20", d.Cases[0].Estimates["base"].PresentValue)

	two := kommandJSON[benefitsDocument](t, exitDone, "kalkyl;nytta;slag;år;belopp\nA;x;kvalitet;1;10\nB;x;kvalitet;1;20\n", "benefits", "-")
	require.Len(t, two.Cases, 2)
	assert.Nil(t, two.Cases[1].Estimates["realised"], "nothing has come: no outcome of zero")
	assert.Equal(t, "notMet", two.Cases[0].Findings[0].Outcome.String(), two.Cases[0].Findings[0].Rule)
	assert.Equal(t, []string{"x"}, two.Cases[0].Findings[0].About)
}

func TestBenefitsBadRows(t *testing.T) {
	d := kommandJSON[benefitsDocument](t, exitFindings, "nytta;slag;år;belopp;försiktig\na;guld;1;1;\nb;tid;200;1;\nc;tid;1;1;2\nd;tid;1;5;\nd;tid;1;6;\nd;kvalitet;2;6;\ne;tid;1;;4\n;tid;1;1;\n", "benefits", "-")
	var got []string
	for _, p := range d.Problems {
		got = append(got, p.Code)
	}
	assert.Equal(t, []string{"unknown", "range", "order", "duplicate", "conflict", "missing", "missing"}, got)
	assert.EqualValues(t, "5", d.Cases[0].Estimates["base"].Total, "the good row is still counted")
}

func TestBenefitsDocuments(t *testing.T) {
	c := effect.Case{Name: "E-tjänst", Start: 2026, Rate: effect.DefaultRate}
	c.ID[15] = 1
	data, err := json.Marshal(c)
	require.NoError(t, err)
	for _, text := range []string{string(data), "[" + string(data) + "]", "\ufeff " + string(data)} {
		d := kommandJSON[benefitsDocument](t, exitDone, text, "benefits", "-")
		assert.Equal(t, 2026, d.Cases[0].Start)
		assert.Equal(t, "unknown", d.Cases[0].Findings[0].Outcome.String(), "a case without benefits")
	}
	for _, text := range []string{"{", `{"name":"x"}`, `{"namn":"x"}`, "[1]"} {
		status, _, errs := kommand(t, text, "benefits", "-")
		assert.Equal(t, exitUsage, status, text)
		assert.NotEmpty(t, errs)
	}
	status, _, errs := kommand(t, benefitTable, "benefits", "-", "-rate", "tre")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "-rate")
	status, out, _ := kommand(t, benefitTable, "benefits", "-")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "13,14")
}

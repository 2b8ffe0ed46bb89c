package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/document"
)

type problemRow struct {
	Row  int
	Code string
}

func TestDocumentCheck(t *testing.T) {
	type answer struct {
		Documents []documentJSON
		InForce   int
		Problems  []problemRow
	}
	rows := "titel;typ;nivå;organ;ämne;antagen;gäller till;översyn;ansvarig;följer;ersätter\n" +
		"Upphandlingspolicy;policy;;kommunfullmäktige;Upphandling;2024-03-01;;2028-03-01;upphandlingschef;;Gammal policy\n" +
		"Gammal policy;Policy;KF;;Upphandling;2010-01-01;2026-12-31;2028-01-01;upphandlingschef;;\n" +
		"Riktlinje för inköp;Riktlinjer;;kommunstyrelsen;inköp;2025-01-01;2026-11-21;;;Gammal policy;\n" +
		"Lokal ordning;ordning;enhet;;;2025-01-01;;2027-01-01;enhetschef;Något okänt;\n"
	d := kommandJSON[answer](t, exitDone, rows, "document", "check", "-", "-on", "2026-11-22")
	outcome := func(i int) map[string]string {
		got := map[string]string{}
		for _, f := range d.Documents[i].Findings {
			got[f.Rule] = f.Outcome.String()
		}
		return got
	}
	require.Len(t, d.Documents, 4)
	assert.Equal(t, 2, d.InForce, "the old policy is superseded, the guideline ended yesterday")
	for rule, o := range outcome(0) {
		assert.Contains(t, []string{"met", "notApplicable"}, o, rule)
	}
	assert.Equal(t, "notMet", outcome(1)["governance.document.valid"], "superseded but not retired")
	assert.Equal(t, "notMet", outcome(2)["governance.document.valid"])
	assert.Equal(t, "notMet", outcome(2)["governance.document.owner"])
	assert.Equal(t, "notMet", outcome(2)["governance.document.follows"], "what it follows is superseded")
	assert.Equal(t, "guideline", d.Documents[2].Type)
	assert.Equal(t, "unknown", outcome(3)["governance.document.adopted"], "a type of its own")
	assert.Equal(t, "unknown", outcome(3)["governance.document.follows"])
	again := kommandJSON[answer](t, exitDone, rows, "document", "check", "-", "-on", "2026-11-21")
	assert.Equal(t, 3, again.InForce, "until is the last day")

	bad := kommandJSON[answer](t, exitFindings, "titel;typ;nivå;antagen\nA;plan;rymden;\nB;plan;KS;i går\nB;plan;KS;\n;plan;KS;\n", "document", "check", "-", "-on", "2026-11-22")
	assert.Equal(t, []problemRow{{2, "unknown"}, {3, "date"}, {4, "duplicate"}, {5, "missing"}}, bad.Problems)
	assert.Len(t, bad.Documents, 1)
	for _, args := range [][]string{{"-on", "i dag"}, {"-on", "2026-13-01"}} {
		status, _, errs := kommand(t, rows, append([]string{"document", "check", "-"}, args...)...)
		assert.Equal(t, exitUsage, status)
		assert.Contains(t, errs, "-on")
	}
	ring := "titel;typ;nivå;följer\nA;plan;KS;B\nB;plan;KS;A\n"
	status, _, errs := kommand(t, ring, "document", "check", "-")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "följer på varandra")
}

func TestDocumentCover(t *testing.T) {
	type answer struct {
		Set                                 string
		Covered, Of, Weak, Expired, Missing int
		Rows                                []coverRow
		Problems                            []problemRow
	}
	rows := "bevis;slag;krav;gäller till;ej tillämpligt;skäl;kravmängd\n" +
		"Riktlinje;dokument;7 kap. 1 § | 3 kap;;;;SOSFS 2011:9\n" +
		"Riskanalys;riskanalys;5 kap. 1 §;2026-11-21;;;\n" +
		"Riskanalys två;riskanalys;5 kap. 2 §;;;;\n" +
		"Ingen personal;beslut;6 kap.;;ja;Verksamheten drivs av andra.;sosfs\n" +
		"Annat;dokument;4.1;;;;ISO 9001\n" +
		"Fel;dokument;9 kap.;;;;\n"
	d := kommandJSON[answer](t, exitFindings, rows, "document", "cover", "-", "-set", "sosfs", "-on", "2026-11-22")
	assert.Equal(t, []int{2, 11, 1, 1, 7}, []int{d.Covered, d.Of, d.Weak, d.Expired, d.Missing}, "twelve, one of which does not apply")
	assert.Equal(t, []problemRow{{7, "unknown"}}, d.Problems)
	assert.Equal(t, []string{"Riktlinje"}, d.Rows[0].Evidence)

	for _, s := range document.RequirementSets() {
		empty := kommandJSON[answer](t, exitDone, "", "document", "cover", "-set", s.Code)
		assert.Equal(t, len(s.Requirements), empty.Missing)
	}
	own := document.SvenskKvalitetsbas()
	own.Code = "Vår egen"
	data, err := json.Marshal(own)
	require.NoError(t, err)
	assert.Equal(t, "Vår egen", kommandJSON[answer](t, exitDone, "", "document", "cover", "-set", file(t, "krav.json", string(data))).Set)
	for name, set := range map[string]string{"none": "", "no such": "ISO 27001", "several": "ISO", "no set": file(t, "krav.json", "{}"), "two sets": file(t, "krav.json", "["+string(data)+","+string(data)+"]")} {
		status, _, errs := kommand(t, "", "document", "cover", "-set", set)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}

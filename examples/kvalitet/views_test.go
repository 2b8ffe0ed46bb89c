package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/service"
)

type viewsDocument struct {
	Types                             []typeCount
	LateAcknowledgements, LateAnswers int
	Patterns                          []service.Pattern
	PassOn                            []handed
	Reminders                         []reminder
	Published                         service.Published
	Problems                          []problemRow
}

func TestViews(t *testing.T) {
	rows := "slag;inkom;bekräftad;besvarad;process;orsak;anonym\n" +
		"Klagomål;2026-03-02;2026-03-03;2026-03-09;bygglov;väntetid;\n" + // in time
		"klagomål;2026-03-02;;2026-03-20;bygglov;väntetid;\n" + // the answer is the acknowledgement, and late
		"klagomål;2026-11-16;;;bygglov;väntetid;\n" + // not acknowledged by 18 November
		"beröm;2026-11-20;;;bygglov;bemötande;ja\n" +
		"felanmälan;2026-05-05;;;gata;lampa;\n" +
		"förslag;2025-12-01;2025-12-01;2025-12-02;skola;mat;\n" +
		"rykte;2026-01-01;;;;;\nfråga;i går;;;;;\nfråga;2026-02-02;2026-01-01;;;;\n"
	d := kommandJSON[viewsDocument](t, exitFindings, rows, "views", "-", "-on", "2026-11-22")
	assert.Equal(t, []typeCount{{service.TypeComplaint, 3}, {service.TypePraise, 1}, {service.TypeFault, 1}}, d.Types, "the year of the latest view")
	assert.Equal(t, []int{2, 1}, []int{d.LateAcknowledgements, d.LateAnswers})
	require.NotEmpty(t, d.Patterns)
	assert.Equal(t, service.Pattern{Process: "bygglov", Cause: "väntetid", Count: 3, Recurring: true}, d.Patterns[0])
	require.Len(t, d.PassOn, 1)
	assert.Equal(t, 6, d.PassOn[0].Row)
	assert.Equal(t, []problemRow{{8, "unknown"}, {9, "date"}, {10, "order"}}, d.Problems)
	require.NotEmpty(t, d.Reminders)
	assert.Equal(t, 4, d.Reminders[0].Row)
	assert.True(t, d.Reminders[0].Late)

	december := kommandJSON[viewsDocument](t, exitFindings, rows, "views", "-", "-on", "2026-11-22", "-from", "2025-12-01", "-until", "2025-12-01")
	assert.Equal(t, []typeCount{{service.TypeSuggestion, 1}}, december.Types, "until is the last day")

	few := kommandJSON[viewsDocument](t, exitFindings, rows, "views", "-", "-on", "2026-11-22", "-publish")
	assert.True(t, few.Published.Few)
	assert.Empty(t, few.Types, "nothing but what may be published")
	assert.Empty(t, few.Reminders)
	many := "slag;inkom;process;orsak\n" + strings.Repeat("klagomål;2026-03-02;bygglov;väntetid\n", 7) + strings.Repeat("synpunkt;2026-03-02;skola;mat\n", 6) + "klagomål;2026-03-02;gata;snö\n"
	p := kommandJSON[viewsDocument](t, exitDone, many, "views", "-", "-on", "2026-03-03", "-publish").Published
	assert.Equal(t, []service.PublishedPattern{{Process: "bygglov", Cause: "väntetid", Count: 7, Recurring: true}}, p.Patterns)
	assert.Equal(t, 7, p.Rest, "the one about snow joins the six about food")
	status, out, _ := kommand(t, many, "views", "-", "-on", "2026-03-03", "-publish")
	assert.Equal(t, exitDone, status)
	assert.NotContains(t, out, "snö")
	assert.Contains(t, out, "övriga")

	for name, args := range map[string][]string{"no day": {"-on", "snart"}, "no first day": {"-from", "x"}, "backwards": {"-from", "2026-02-01", "-until", "2026-01-01"}, "negative": {"-answer", "-1"}} {
		status, _, errs := kommand(t, rows, append([]string{"views", "-"}, args...)...)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

var months = map[string][12]string{
	"sv": {"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
}

// calendar turns the wheel of the year that follows: statutory and local deadlines, overlaps and conflicts.
func (y *yearRun) calendar() (int, error) {
	h := y.host
	cal, wheel, year := cycle.Sweden(), cycle.Orebro(), yearEnd.Year+1
	picture := chart.Wheel{ID: "arshjul", Title: fmt.Sprintf("%s %d", h.t("Årshjulet", "The wheel of the year"), year), Months: months[h.lang],
		Desc: h.t("Årets hållpunkter i ordning.", "The deadlines of the year in order.")}
	table := sheet{Name: column(fmt.Sprintf("Årets hållpunkter %d", year), fmt.Sprintf("Deadlines of %d", year)), Columns: []kvalitet.Label{
		column("Dag", "Day"), column("Vad", "What"), column("Källa", "Source"), column("Flyttad från", "Moved from")}}
	var all []cycle.Entry
	for e := range wheel.Year(year, cal) {
		all = append(all, e)
		picture.Events = append(picture.Events, chart.Event{At: float64(e.Date.Days(kvalitet.NewDate(year, 1, 1))) / 365, Name: e.Title.In(h.lang)})
		var moved any
		if e.Rolled {
			moved = e.Nominal.String()
		}
		table.Rows = append(table.Rows, []any{e.Date.String(), e.Title, e.Source.String(), moved})
	}
	var ics strings.Builder
	if err := (cycle.ICalendar{ID: wheel.ID, Name: wheel.Name, Lang: h.lang}).Write(&ics, slices.Values(all)); err != nil {
		return 0, err
	}
	y.files["arshjul.ics"] = []byte(ics.String())
	block, err := y.table("arshjul", table, "")
	if err != nil {
		return 0, err
	}
	var notes []report.Note
	for _, c := range wheel.Conflicts(year, cal) {
		notes = append(notes, report.Note{Tone: "bad", Text: c.Text.In(h.lang)})
	}
	y.section(report.Section{ID: "arshjul", Title: h.t("Årshjulet", "The wheel of the year"),
		Lead: h.t("Lagens tider och kommunens egna. En dag för inlämning som infaller på en helgdag flyttas framåt; politiska beslut flyttas inte.",
			"The statute's times and the municipality's own. A day for handing over that falls on a holiday moves forward; political decisions do not."),
		Blocks: []report.Block{y.chart("arshjul", picture.SVG(), h.t("Hållpunkterna i ordning runt året.", "The deadlines in order around the year.")), {Notes: notes}, block}})
	y.data["calendar"] = all
	return len(all), nil
}

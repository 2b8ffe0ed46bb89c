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

// calendarSection shows a year of the wheel: as a picture, as a list, and as a file for people's own calendars.
func (c *canvas) calendarSection(wheel cycle.Wheel, entries []cycle.Entry, cal *cycle.Calendar, year int) (report.Section, error) {
	picture := chart.Wheel{ID: "arshjul", Title: fmt.Sprintf("%s %d", c.t("Årshjulet", "The wheel of the year"), year), Months: months[c.lang],
		Desc: c.t("Årets hållpunkter i ordning.", "The deadlines of the year in order.")}
	table := sheet{Name: column(fmt.Sprintf("Årets hållpunkter %d", year), fmt.Sprintf("Deadlines of %d", year)), Columns: []kvalitet.Label{
		column("Dag", "Day"), column("Vad", "What"), column("Källa", "Source"), column("Flyttad från", "Moved from")}}
	for _, e := range entries {
		picture.Events = append(picture.Events, chart.Event{At: float64(e.Date.Days(kvalitet.NewDate(year, 1, 1))) / 365, Name: e.Title.In(c.lang)})
		var moved any
		if e.Rolled {
			moved = e.Nominal.String()
		}
		table.Rows = append(table.Rows, []any{e.Date.String(), e.Title, e.Source.String(), moved})
	}
	var ics strings.Builder
	if err := (cycle.ICalendar{ID: wheel.ID, Name: wheel.Name, Lang: c.lang}).Write(&ics, slices.Values(entries)); err != nil {
		return report.Section{}, err
	}
	c.files["arshjul.ics"] = []byte(ics.String())
	block, err := c.table("arshjul", table, "")
	if err != nil {
		return report.Section{}, err
	}
	var notes []report.Note
	for _, conflict := range wheel.Conflicts(year, cal) {
		notes = append(notes, report.Note{Tone: "bad", Text: conflict.Text.In(c.lang)})
	}
	return report.Section{ID: "arshjul", Title: c.t("Årshjulet", "The wheel of the year"),
		Lead: c.t("Lagens tider och kommunens egna. En dag för inlämning som infaller på en helgdag flyttas framåt; politiska beslut flyttas inte.",
			"The statute's times and the municipality's own. A day for handing over that falls on a holiday moves forward; political decisions do not."),
		Blocks: []report.Block{c.chart("arshjul", picture.SVG(), c.t("Hållpunkterna i ordning runt året.", "The deadlines in order around the year.")), {Notes: notes}, block}}, nil
}

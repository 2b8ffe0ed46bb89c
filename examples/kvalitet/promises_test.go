package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

type promisesResult struct {
	Promises []promiseJSON `json:"promises"`
	Problems []struct {
		Row    int    `json:"row"`
		Column string `json:"column"`
		Code   string `json:"code"`
	} `json:"problems"`
}

func TestPromisesInOneFileFromExcel(t *testing.T) {
	csv := "L\xf6fte;Gr\xe4ns;Enhet;Andel;Start;Slut\r\n" + // Windows-1252
		"Svar;3;arbetsdagar;50;2026-04-01 10:00;2026-04-08 23:59\r\n" + // over Easter, on the last day
		"Svar;3;arbetsdagar;50;2026-04-01 10:00;2026-04-09 00:00\r\n" +
		"Svar;3;arbetsdagar;50;2026-04-08;\r\n" + // open, within on the log's last day
		"Telefon;2;min;0,7;2026-03-02 08:00:00;2026-03-02 08:02:00\r\n" +
		"Telefon;2;min;0,7;2026-03-02 08:00:00;i morgon\r\n" +
		"Fel;x;min;;2026-03-02;2026-03-02\r\n"
	got := kommandJSON[promisesResult](t, exitFindings, csv, "promises", "-")
	assert.Len(t, got.Promises, 2)
	svar, telefon := got.Promises[0], got.Promises[1]
	assert.Equal(t, []int{1, 2, 1}, []int{svar.Within, svar.Total, svar.Open})
	assert.InDelta(t, 50, *svar.Share, 0)
	assert.True(t, *svar.Kept)
	assert.InDelta(t, 3.5, *svar.Median, 0)
	assert.InDelta(t, 1, *telefon.Share, 0)
	assert.InDelta(t, 0.7, telefon.Required, 1e-12)
	var rows []int
	for _, p := range got.Problems {
		rows = append(rows, p.Row)
	}
	assert.Equal(t, []int{6, 7, 7}, rows)
}

func TestPromisesWithEventsApart(t *testing.T) {
	promises := file(t, "p.csv", "promise,limit,unit,share,opening\nCall back,1.5,hours,,8-16:30\n")
	events := file(t, "e.csv", "start,end,pauses\n2026-03-02 16:00,2026-03-03 09:00,\n2026-03-02 16:00,2026-03-03 10:00,2026-03-03 08:00/2026-03-03 09:00\n2026-03-02 16:00,2026-03-03 09:31,\n")
	got := kommandJSON[promisesResult](t, exitDone, "", "promises", promises, "-events", events, "-as-of", "2026-03-05")
	assert.Equal(t, []int{2, 3}, []int{got.Promises[0].Within, got.Promises[0].Total})
	assert.False(t, *got.Promises[0].Kept, "one hundred per cent is wanted unless another share is stated")
}

func TestPromisesRefusesWhatIsNoTable(t *testing.T) {
	status, _, errs := kommand(t, "", "promises", file(t, "x.csv", "lofte;grans\nSvar;3\n"))
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "löfte", "the nearest right name is told")
}

// The hours of each day of the week: a Saturday counts, a holiday on one does not (26 December 2026 is a Saturday).
func TestPromisesWithHoursPerDay(t *testing.T) {
	csv := "promise,limit,unit,share,opening,start,end\n" +
		"Answer,2,hours,,\"mån-tor 8-17, fre 8-15, lör 10-14\",2026-12-18 14:30,2026-12-19 11:30\n" +
		"ANSWER ,,,,,2026-12-23 16:00,2026-12-28 09:00\n" +
		"Answer,,,,,2026-12-18 14:30,2026-12-19 11:31\n" +
		"Next week,1,start of week,0.5,,2026-04-01,2026-04-07 16:00\n"
	got := kommandJSON[promisesResult](t, exitDone, csv, "promises", "-")
	answer, week := got.Promises[0], got.Promises[1]
	assert.Equal(t, []int{2, 3}, []int{answer.Within, answer.Total})
	assert.InDelta(t, 2.0/3, *answer.Share, 1e-12, "told in the scale of the other promise")
	assert.InDelta(t, 200.0/3, *answer.Percent, 1e-12)
	assert.InDelta(t, 1, *week.Share, 0)
	assert.Equal(t, "weekStart", week.Unit)
	for _, hours := range []string{"8-25", "xyz 8-12", "17-8", "mån-abc 8-12"} {
		got := kommandJSON[promisesResult](t, exitFindings, "promise,limit,unit,opening,start\nA,1,h,"+hours+",2026-03-02\n", "promises", "-")
		assert.Empty(t, got.Promises, hours)
	}
}

func TestPromisesAsOfADayIsItsEnd(t *testing.T) {
	csv := "promise,limit,unit,start,end\nA,2,h,2026-03-02T10:00:00+0100,\n"
	got := kommandJSON[promisesResult](t, exitDone, csv, "promises", "-", "-as-of", "2026-03-02")
	assert.Equal(t, 1, got.Promises[0].Overdue)
	got = kommandJSON[promisesResult](t, exitDone, csv, "promises", "-", "-as-of", "2026-03-02 12:00")
	assert.Equal(t, 1, got.Promises[0].Open, "exactly on the limit")
}

// The clock goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October. A time that comes twice is
// the first. 46113,5 is noon on 1 April 2026 to a spreadsheet.
func TestPromisesReadTimesAsPeopleWriteThem(t *testing.T) {
	got := kommandJSON[struct {
		Promises []struct {
			Promise string
			Longest float64
		}
	}](t, exitDone, `löfte;gräns;enhet;start;slut
vår;90;minuter;2026-03-29 01:30;2026-03-29 03:30
höst, första;90;minuter;2026-10-25 01:30;2026-10-25 02:30
höst, efter;240;minuter;2026-10-25 01:30;2026-10-25 03:30
tal;2;timmar;46113,5;46113,5625
snedstreck;2;timmar;1/4 2026 12:00;1/4 2026 13.30
ord;2;timmar;1 april 2026 12:00;2026-04-01 13:30:00
`, "promises", "-")
	minutes := map[string]float64{"vår": 60, "höst, första": 60, "höst, efter": 180, "tal": 1.5, "snedstreck": 1.5, "ord": 1.5}
	for _, p := range got.Promises {
		assert.InDelta(t, minutes[p.Promise], p.Longest, 1e-9, p.Promise)
	}
	assert.Len(t, got.Promises, len(minutes))
}

package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCompass(t *testing.T) {
	in := "Kommun;År;Version;Område;Värde;Total;Kommentar\n" +
		"Mark;2009;2002;1;68;513;\nMark;2009;2002;2;73;;\nMark;2009;2002;3;74,5;;\nMark;2009;2002;4;66;;\nMark;2009;2002;5;54;;\nMark;2009;2002;6;49,5;;\nMark;2009;2002;7;53;;\nMark;2009;2002;Samhällsbyggnad;75;;\n" +
		"Mark;2006;;1;60;446;\nMark;2006;;6;;;oläslig\nMark;2006;;2;64;;\n" +
		"Mark;2018;2016;1;70;;\nMark;2018;2016;total;470;;\n" +
		"Mark;2018;2016;1;71;;\nMark;2018;2016;9;50;;\nMark;2018;2016;2;150;;\nMark;2018;1999;2;50;;\n"
	out := kommandJSON[struct {
		Cards []struct {
			Year           int
			Version        string
			Sum            float64
			PublishedTotal *float64
			Mismatch       bool
			Missing        []int
		}
		Comparisons []struct {
			Comparable bool
			Reason     string
			Difference *float64
		}
		Problems []struct {
			Row  int
			Code string
		}
	}](t, 1, in, "compass", "-")
	require.Len(t, out.Cards, 3)
	mark := out.Cards[1]
	assert.InDelta(t, 513.0, mark.Sum, 1e-9)
	assert.InDelta(t, 513.0, *mark.PublishedTotal, 1e-9)
	assert.False(t, mark.Mismatch)
	assert.Empty(t, mark.Missing)
	assert.Equal(t, []int{3, 4, 5, 6, 7, 8}, out.Cards[0].Missing)
	assert.Equal(t, "2002", out.Cards[0].Version, "guessed from the year")
	require.Len(t, out.Comparisons, 3)
	assert.InDelta(t, 67.0, *out.Comparisons[0].Difference, 1e-9)
	assert.False(t, out.Comparisons[1].Comparable)
	assert.NotEmpty(t, out.Comparisons[1].Reason)
	assert.Nil(t, out.Comparisons[1].Difference)
	var problems []string
	for _, p := range out.Problems {
		problems = append(problems, p.Code)
	}
	assert.Equal(t, []string{"duplicate", "unknown", "range", "unknown"}, problems)
}

func TestCompassVersionsByOtherNames(t *testing.T) {
	in := "municipality,year,version,area,value,total\nA,2014,v2,1,50,400\nA,2018,v2,1,60,450\nA,2021,v3,1,60,500\nB,2014,2010–2019,1,50,300\nB,2018,2010-19,1,50,350\n"
	out := kommandJSON[struct {
		Cards       []struct{ Version string }
		Comparisons []struct {
			From, To   struct{ Municipality string }
			Comparable bool
			Difference *float64
		}
	}](t, 0, in, "compass", "-")
	require.Len(t, out.Cards, 5)
	assert.Equal(t, []string{"v2", "v2", "v3", "2010", "2010"}, []string{out.Cards[0].Version, out.Cards[1].Version, out.Cards[2].Version, out.Cards[3].Version, out.Cards[4].Version})
	var comparable []string
	for _, c := range out.Comparisons {
		if c.Comparable {
			comparable = append(comparable, c.From.Municipality+c.To.Municipality)
			assert.InDelta(t, 50, *c.Difference, 1e-9)
		}
	}
	assert.Equal(t, []string{"AA", "BB"}, comparable)
}

func TestCompassForPeople(t *testing.T) {
	status, out, _ := kommand(t, "municipality,year,area,value,total\nKramfors,2011,1,300,359\nKramfors,2011,2,63,\n", "compass", "-")
	assert.Equal(t, 1, status, "300 points in an area are not possible")
	assert.Contains(t, out, "Kramfors")
	status, out, _ = kommand(t, "", "compass", "-h")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "kvalitet compass poang.csv")
	status, _, errs := kommand(t, "a,b\n1,2\n", "compass", "-")
	assert.Equal(t, 2, status)
	assert.NotEmpty(t, errs)
}

func TestCompassATotalAloneHasNoSum(t *testing.T) {
	type document struct {
		Cards []cardJSON `json:"cards"`
	}
	// Tomelilla's published totals of 2020 and 2023.
	got := kommandJSON[document](t, exitDone, "kommun;år;version;område;värde\nTomelilla;2020;2020;total;497\nTomelilla;2023;2020;Totalt;546\n", "compass", "-")
	require.Len(t, got.Cards, 2)
	assert.Nil(t, got.Cards[0].Sum)
	assert.InDelta(t, 497, *got.Cards[0].PublishedTotal, 0)
	assert.False(t, got.Cards[0].Mismatch)
	assert.Len(t, got.Cards[1].Missing, 8)
}

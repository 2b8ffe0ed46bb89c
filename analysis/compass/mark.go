package compass

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

func cardID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/compass/card/"+name))
}

func scores(points map[int]string) []Score {
	var all []Score
	for area := 1; area <= 8; area++ {
		if p, ok := points[area]; ok {
			all = append(all, Score{Area: area, Points: decimal.RequireFromString(p)})
		}
	}
	return all
}

// Mark returns Mark's two published cards. That of 2009 is complete. In that of 2006 areas 6 and 8 cannot be told apart
// from the medians in the table that is left to us, so they have no points here: together they had 122.
func Mark() []Card {
	source := kvalitet.Source{Title: "Marks kommun, Kommunkompassen", Section: "utveckling och jämförelse med medianvärdet", Grade: kvalitet.GradePublished}
	return []Card{
		{ID: cardID("mark/2006"), Municipality: "1463", Year: 2006, Edition: "2002", Source: source,
			Scores: scores(map[int]string{1: "60", 2: "64", 3: "62", 4: "58", 5: "48", 7: "32"}),
			Total:  decimal.NewNullDecimal(decimal.NewFromInt(446))},
		{ID: cardID("mark/2009"), Municipality: "1463", Year: 2009, Edition: "2002", Source: source,
			Scores: scores(map[int]string{1: "68", 2: "73", 3: "74.5", 4: "66", 5: "54", 6: "49.5", 7: "53", 8: "75"}),
			Total:  decimal.NewNullDecimal(decimal.NewFromInt(513))},
	}
}

// MarkMedians returns the medians 2002–2009 that Mark published beside its own points. Those of areas 6 and 8 cannot be
// told from the table, and the published 463.5 is the median of totals.
func MarkMedians() Medians {
	m := Medians{Edition: "2002", Total: decimal.NewNullDecimal(decimal.RequireFromString("463.5"))}
	for _, a := range []struct {
		area   int
		median string
	}{{1, "60"}, {2, "57"}, {3, "64"}, {4, "67"}, {5, "52"}, {7, "43"}} {
		m.Areas = append(m.Areas, AreaMedian{Area: a.area, Median: decimal.RequireFromString(a.median)})
	}
	return m
}

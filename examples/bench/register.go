package main

import "github.com/kommunkvalitet/kvalitet/risk"

// register is W2: a million risks scored with two matrices, counted for two thousand units, the top thousand found.
func (b *bench) register() error {
	steps, err := columns[uint8](b, "w2_l5.u8", "w2_c5.u8", "w2_l4.u8", "w2_c4.u8")
	if err != nil {
		return err
	}
	unit, err := column[uint16](b, "w2_unit.u16")
	if err != nil {
		return err
	}
	day, err := column[int32](b, "w2_day.i32")
	if err != nil {
		return err
	}
	five := risk.Matrix5x5()
	for i, from := range []int{1, 4, 9, 15} {
		five.Bands[i].Lower = risk.AtLeast(from)
	}
	table5, err := five.Table()
	if err != nil {
		return err
	}
	table4, err := risk.Matrix4x4().Table()
	if err != nil {
		return err
	}
	c := risk.Columns{Unit: unit, Day: day, Ratings: []risk.Rated{{Table: table5, Likelihood: steps[0], Consequence: steps[1]}, {Table: table4, Likelihood: steps[2], Consequence: steps[3]}}}
	var s risk.Scored
	return b.time("W2", "run", b.reps, func() error { return c.Score(2000, 1000, &s) }, func() map[string]any {
		score, top := 0, 0
		bands := make([]int, 4)
		for i, v := range s.Ratings[0].Value {
			score += int(v)
			if band := s.Ratings[0].Band[i]; band > 0 {
				bands[band-1]++
			}
		}
		for place, row := range s.Top {
			top += row * (place + 1)
		}
		return map[string]any{"sum_score": score, "top_hash": top, "bands": bands, "m5_hash": heatHash(s.Ratings[0], 5), "m4_hash": heatHash(s.Ratings[1], 4)}
	})
}

func heatHash(s risk.ScoredRating, steps int) int {
	hash := 0
	for unit := range 2000 {
		for l := 1; l <= steps; l++ {
			for c := 1; c <= steps; c++ {
				hash += s.Count(unit, l, c) * (unit + 1) * (steps*l + c)
			}
		}
	}
	return hash
}

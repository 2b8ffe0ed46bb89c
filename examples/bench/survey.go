package main

import (
	"math"

	"github.com/kommunkvalitet/kvalitet/survey"
)

const (
	questions      = 128
	municipalities = 290
	ages           = 4
)

// survey is W3: 128 questions by municipality and sex with standard errors, with the weights of the design's cells and
// with any weights.
func (b *bench) survey() error {
	parts, err := columns[uint8](b, "w3_gender.u8", "w3_age.u8", "w3_answers.u8")
	if err != nil {
		return err
	}
	municipality, err := column[uint16](b, "w3_muni.u16")
	if err != nil {
		return err
	}
	weight, err := column[float64](b, "w3_weight.f64")
	if err != nil {
		return err
	}
	size, err := column[int32](b, "w3_pop.i32")
	if err != nil {
		return err
	}
	n := len(municipality)
	answers := make([][]uint8, questions)
	for q := range answers {
		answers[q] = parts[2][q*n : (q+1)*n]
	}
	population := make([]float64, len(size))
	for i, v := range size {
		population[i] = float64(v)
	}
	score := make([]float64, 16)
	for a := range score {
		score[a] = math.NaN()
		if a >= 1 && a <= 10 {
			score[a] = float64(a-1) / 9 * 100
		}
	}
	if err := b.cellWeights(municipality, parts[0], parts[1], weight, population, answers, score); err != nil {
		return err
	}
	return b.anyWeights(municipality, parts[0], weight, population, answers, score)
}

// cellWeights counts by municipality, sex and age, which decide the weight.
func (b *bench) cellWeights(municipality []uint16, sex, age []uint8, weight, population []float64, answers [][]uint8, score []float64) error {
	cell := make([]uint16, len(municipality))
	design := survey.CellDesign{Stratum: make([]int, municipalities*2*ages), Weight: make([]float64, municipalities*2*ages), Population: population}
	for i, m := range municipality {
		cell[i] = (m*2+uint16(sex[i]))*ages + uint16(age[i])
		design.Weight[cell[i]] = weight[i]
	}
	for c := range design.Stratum {
		design.Stratum[c] = c / (2 * ages)
	}
	domains := domainsOf(2*ages, func(m, s int) []int {
		var cells []int
		for a := range ages {
			cells = append(cells, (m*2+s)*ages+a)
		}
		return cells
	})
	mean, se := make([]float64, questions*len(domains)), make([]float64, questions*len(domains))
	h := survey.NewHistogram(questions, len(design.Stratum))
	return b.time("W3", "run", b.reps, func() error {
		h.Reset()
		if err := h.Add(cell, answers); err != nil {
			return err
		}
		return h.DomainMeans(design, domains, score, mean, se)
	}, func() map[string]any { return surveyCheck(mean, se, len(domains)) })
}

// anyWeights sums the weight of each respondent by municipality and sex.
func (b *bench) anyWeights(municipality []uint16, sex []uint8, weight, population []float64, answers [][]uint8, score []float64) error {
	group := make([]uint16, len(municipality))
	for i, m := range municipality {
		group[i] = m*2 + uint16(sex[i])
	}
	stratum := make([]int, municipalities*2)
	for g := range stratum {
		stratum[g] = g / 2
	}
	domains := domainsOf(2, func(m, s int) []int { return []int{m*2 + s} })
	mean, se := make([]float64, questions*len(domains)), make([]float64, questions*len(domains))
	h := survey.NewWeightedHistogram(questions, len(stratum))
	return b.time("W3-weights", "run", b.reps, func() error {
		h.Reset()
		if err := h.Add(group, weight, answers); err != nil {
			return err
		}
		return h.DomainMeans(stratum, population, domains, score, mean, se)
	}, func() map[string]any { return surveyCheck(mean, se, len(domains)) })
}

// domainsOf are women, men and both in each municipality, and last the whole country.
func domainsOf(perMunicipality int, cells func(municipality, sex int) []int) [][]int {
	var domains [][]int
	for m := range municipalities {
		women, men := cells(m, 0), cells(m, 1)
		domains = append(domains, women, men, append(append([]int{}, women...), men...))
	}
	whole := make([]int, municipalities*perMunicipality)
	for i := range whole {
		whole[i] = i
	}
	return append(domains, whole)
}

func surveyCheck(mean, se []float64, domains int) map[string]any {
	var index, errors float64
	missing := 0
	for q := range questions {
		for d := range domains - 1 {
			m, s := mean[q*domains+d], se[q*domains+d]
			if math.IsNaN(m) || math.IsNaN(s) {
				missing++
				continue
			}
			index += m
			errors += s
		}
	}
	return map[string]any{"sum_index": index, "sum_se": errors, "nan": missing, "d000": mean[0], "d001": mean[1], "se000": se[0], "nat0": mean[domains-1], "natse0": se[domains-1]}
}

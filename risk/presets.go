package risk

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// presetID gives a preset the same identity in every program.
func presetID(code string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/risk/matrix/"+code))
}

func label(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }

func likelihood(names ...kvalitet.Label) Axis {
	return withWords(axis(label("sannolikhet", "likelihood"), names), likelihoodWords)
}

func consequence(names ...kvalitet.Label) Axis {
	return withWords(axis(label("konsekvens", "consequence"), names), consequenceWords)
}

func axis(name kvalitet.Label, names []kvalitet.Label) Axis {
	a := Axis{Name: name}
	for _, n := range names {
		a.Steps = append(a.Steps, Step{Name: n})
	}
	return a
}

// anchored gives each step the least number of times a year that belongs to it.
func anchored(a Axis, texts []kvalitet.Label, least ...string) Axis {
	for i := range a.Steps {
		a.Steps[i].Anchors = []Anchor{{Kind: KindFrequency, Text: texts[i], Least: decimal.NewNullDecimal(decimal.RequireFromString(least[i]))}}
	}
	return a
}

func band(code, sv, en string, lower Limit) Band {
	return Band{Code: code, Name: label(sv, en), Lower: lower}
}

// Matrix4x4 returns four steps by four with the product as value and four bands: 1–3 accept, 4–6 watch, 8–9 act,
// 12–16 act now. A risk goes into the plan at 9, or with the highest consequence. Scales of this kind are common in
// Swedish municipalities, but no source decides these figures: they are our default.
func Matrix4x4() Matrix {
	return Matrix{
		ID: presetID("4x4"), Edition: 1, Code: "4x4", Name: label("4 × 4, produkt", "4 × 4, product"),
		Likelihood: anchored(likelihood(label("Osannolik", "Unlikely"), label("Mindre sannolik", "Less likely"),
			label("Möjlig", "Possible"), label("Sannolik", "Likely")),
			[]kvalitet.Label{label("mer sällan än vart tionde år", "less often than every ten years"),
				label("minst vart tionde år", "at least every ten years"), label("minst vartannat år", "at least every other year"),
				label("minst varje år", "at least every year")}, "0", "0.1", "0.5", "1"),
		Consequence: consequence(label("Försumbar", "Negligible"), label("Lindrig", "Minor"),
			label("Kännbar", "Noticeable"), label("Allvarlig", "Serious")),
		Formula: FormulaProduct,
		Bands: []Band{band("accept", "Acceptera", "Accept", AtLeast(1)), band("watch", "Bevaka", "Watch", AtLeast(4)),
			band("act", "Åtgärda", "Act", AtLeast(8)), band("actNow", "Åtgärda nu", "Act now", AtLeast(12))},
		Plan:   PlanRule{Limit: AtLeast(9), Consequence: 4},
		Source: kvalitet.OurDefault("riskmatris 4 × 4: skalor, nivåer, frekvenser och urvalsgräns"),
	}
}

// Matrix5x5 returns five steps by five with the product as value and four bands: 1–3 low, 4–6 medium, 8–12 high (10
// among them), 15–25 very high. Values up to 6 may be accepted; a risk above goes into the plan, and so does one with
// the highest consequence. The figures follow a Swedish information-security tool and are our default here.
func Matrix5x5() Matrix {
	return Matrix{
		ID: presetID("5x5"), Edition: 1, Code: "5x5", Name: label("5 × 5, produkt", "5 × 5, product"),
		Likelihood: likelihood(label("Mycket osannolik", "Very unlikely"), label("Osannolik", "Unlikely"),
			label("Möjlig", "Possible"), label("Sannolik", "Likely"), label("Mycket sannolik", "Very likely")),
		Consequence: consequence(label("Försumbar", "Negligible"), label("Begränsad", "Limited"),
			label("Måttlig", "Moderate"), label("Allvarlig", "Serious"), label("Kritisk", "Critical")),
		Formula: FormulaProduct,
		Bands: []Band{band("low", "Låg", "Low", AtLeast(1)), band("medium", "Medel", "Medium", AtLeast(4)),
			band("high", "Hög", "High", AtLeast(8)), band("veryHigh", "Mycket hög", "Very high", AtLeast(15))},
		Plan:   PlanRule{Limit: Over(6), Consequence: 5},
		Source: kvalitet.OurDefault("riskmatris 5 × 5: skalor, nivåer och urvalsgräns"),
	}
}

func low3() []kvalitet.Label {
	return []kvalitet.Label{label("Låg", "Low"), label("Medel", "Medium"), label("Hög", "High")}
}

// Matrix3x3 returns low, medium and high by low, medium and high, with the product as value and the bands 1–2 low,
// 3–4 medium, 6–9 high. It is our default; see [Malmo] for a published table in words.
func Matrix3x3() Matrix {
	return Matrix{
		ID: presetID("3x3"), Edition: 1, Code: "3x3", Name: label("Låg, medel, hög", "Low, medium, high"),
		Likelihood: likelihood(low3()...), Consequence: consequence(low3()...), Formula: FormulaProduct,
		Bands: []Band{band("low", "Låg", "Low", AtLeast(1)), band("medium", "Medel", "Medium", AtLeast(3)),
			band("high", "Hög", "High", AtLeast(6))},
		Plan:   PlanRule{Limit: AtLeast(6), Consequence: 3},
		Source: kvalitet.OurDefault("riskmatris låg, medel, hög: nivåer och urvalsgräns"),
	}
}

// Malmo returns the table of words of a project in Malmö: low, medium and high by low, medium and high, where low by
// high is as bad as medium by medium. Medium, medium–high and high were read; low and low–medium follow by symmetry.
func Malmo() Matrix {
	m := wordGrid("malmo", label("Låg, medel, hög i fem nivåer", "Low, medium, high in five bands"),
		likelihood(low3()...), consequence(low3()...),
		[]Band{band("low", "Låg", "Low", Limit{}), band("lowMedium", "Låg-Medel", "Low–medium", Limit{}),
			band("medium", "Medel", "Medium", Limit{}), band("mediumHigh", "Medel-Hög", "Medium–high", Limit{}), band("high", "Hög", "High", Limit{})},
		[][]int{{0, 1, 2}, {1, 2, 3}, {2, 3, 4}})
	m.Plan = PlanRule{Limit: AtLeast(4)}
	m.Consequence.Name = label("påverkan", "impact")
	m.Source = kvalitet.Source{Title: "Malmö stad, verksamhetssystem RFI", Section: "Riskanalys", Grade: kvalitet.GradePublished}
	return m
}

// numberGrid makes a matrix whose values are the numbers of the bands, from 0, as such tables are published.
func numberGrid(code string, name kvalitet.Label, l, c Axis, bands []Band, cells [][]int) Matrix {
	for i := range bands {
		bands[i].Lower = AtLeast(i)
	}
	return Matrix{ID: presetID(code), Edition: 1, Code: code, Name: name, Likelihood: l, Consequence: c,
		Formula: FormulaTable, Values: cells, Bands: bands}
}

// wordGrid makes a matrix that holds the name of each cell's band and no figure. The cells are indexes of bands.
func wordGrid(code string, name kvalitet.Label, l, c Axis, bands []Band, cells [][]int) Matrix {
	m := Matrix{ID: presetID(code), Edition: 1, Code: code, Name: name, Likelihood: l, Consequence: c, Formula: FormulaLevel, Bands: bands}
	for _, row := range cells {
		codes := make([]string, len(row))
		for i, cell := range row {
			codes[i] = bands[cell].Code
		}
		m.Grid = append(m.Grid, codes)
	}
	return m
}

// fiveBands are the levels of the published grids, without limits.
func fiveBands() []Band {
	return []Band{band("veryLow", "Mycket låg", "Very low", Limit{}), band("low", "Låg", "Low", Limit{}),
		band("medium", "Medel", "Medium", Limit{}), band("high", "Hög", "High", Limit{}), band("veryHigh", "Mycket hög", "Very high", Limit{})}
}

// sourceGrids is where the lookup grids were read.
func sourceGrids(section string) kvalitet.Source {
	return kvalitet.Source{Title: "CISO Assistant, risk matrix library", Section: section,
		URL: "https://github.com/intuitem/ciso-assistant-community", Grade: kvalitet.GradePublished}
}

// ISO27005 returns a 5 × 5 lookup grid of the kind that ISO 27005 tables have. It is not symmetric and no limits on
// the product give it. The value is the number of the band, 0–4.
func ISO27005() Matrix {
	p := Matrix5x5()
	m := numberGrid("iso27005", label("ISO 27005, 5 × 5 i rutnät", "ISO 27005, 5 × 5 by grid"), p.Likelihood, p.Consequence, fiveBands(),
		[][]int{{0, 0, 1, 1, 1}, {0, 1, 1, 2, 2}, {1, 1, 2, 3, 3}, {1, 2, 3, 3, 4}, {2, 3, 3, 4, 4}})
	m.Plan = PlanRule{Limit: AtLeast(3), Consequence: 5}
	m.Source = sourceGrids("ISO 27005 5×5")
	return m
}

// Matrix4x4Five returns a 4 × 4 lookup grid with five levels, of which the fifth is the worst corner alone. The value
// is the number of the band, 0–4.
func Matrix4x4Five() Matrix {
	p := Matrix4x4()
	m := numberGrid("4x4-5", label("4 × 4 i rutnät med fem nivåer", "4 × 4 by grid with five levels"), p.Likelihood, p.Consequence, fiveBands(),
		[][]int{{0, 0, 1, 1}, {0, 1, 2, 2}, {1, 2, 3, 3}, {1, 2, 3, 4}})
	m.Plan = PlanRule{Limit: AtLeast(3), Consequence: 4}
	m.Source = sourceGrids("4×4, 5 levels")
	return m
}

// EBIOS returns the 4 × 4 lookup grid with three levels of the French EBIOS method. It is not symmetric. The value is
// the number of the band, 0–2.
func EBIOS() Matrix {
	p := Matrix4x4()
	m := numberGrid("ebios", label("EBIOS, 4 × 4 i rutnät", "EBIOS, 4 × 4 by grid"), p.Likelihood, p.Consequence,
		[]Band{band("low", "Låg", "Low", Limit{}), band("medium", "Medel", "Medium", Limit{}), band("high", "Hög", "High", Limit{})},
		[][]int{{0, 0, 0, 1}, {0, 0, 1, 1}, {1, 1, 2, 2}, {1, 2, 2, 2}})
	m.Plan = PlanRule{Limit: AtLeast(2), Consequence: 4}
	m.Source = sourceGrids("EBIOS RM 4×4")
	return m
}

// Presets returns every matrix that the package ships, the usual ones first. Their codes are what [Preset] takes.
func Presets() []Matrix {
	return []Matrix{Matrix4x4(), Matrix5x5(), Matrix3x3(), Malmo(), ISO27005(), Matrix4x4Five(), EBIOS()}
}

// Preset returns the shipped matrix with the code, and false when there is none.
func Preset(code string) (Matrix, bool) {
	for _, m := range Presets() {
		if m.Code == code {
			return m, true
		}
	}
	return Matrix{}, false
}

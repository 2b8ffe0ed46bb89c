package risk

// Word lists of likelihood and consequence that Swedish and English registers use, beside a preset's own names, by the
// number of steps and from the lowest. They are our compilation; a municipality's own list belongs in its own matrix.

var likelihoodWords = map[int][][]string{
	3: {
		{"Låg", "Medel", "Hög"}, {"Liten", "Medel", "Stor"}, {"Liten", "Måttlig", "Stor"}, {"Låg", "Medelhög", "Hög"},
		{"Osannolik", "Möjlig", "Sannolik"}, {"Osannolik", "Mindre sannolik", "Sannolik"}, {"Osannolik", "Sannolik", "Mycket sannolik"},
		{"Sällan", "Ibland", "Ofta"}, {"Low", "Medium", "High"}, {"Unlikely", "Possible", "Likely"},
	},
	4: {
		{"Osannolik", "Möjlig", "Sannolik", "Trolig"},
		{"Mycket liten", "Liten", "Stor", "Mycket stor"},
		{"Osannolik", "Mindre sannolik", "Sannolik", "Mycket sannolik"},
		{"Osannolik", "Möjlig", "Sannolik", "Mycket sannolik"},
		{"Mycket osannolik", "Osannolik", "Sannolik", "Mycket sannolik"},
		{"Mycket låg", "Låg", "Hög", "Mycket hög"}, {"Låg", "Medel", "Hög", "Mycket hög"},
		{"Liten", "Medel", "Stor", "Mycket stor"}, {"Liten", "Måttlig", "Stor", "Mycket stor"}, {"Mycket liten", "Liten", "Medel", "Stor"},
		{"Sällan", "Ibland", "Ofta", "Mycket ofta"},
		{"Rare", "Unlikely", "Possible", "Likely"}, {"Very low", "Low", "High", "Very high"}, {"Low", "Medium", "High", "Very high"},
	},
	5: {
		{"Osannolik", "Mindre sannolik", "Möjlig", "Sannolik", "Mycket sannolik"},
		{"Mycket osannolik", "Osannolik", "Mindre sannolik", "Sannolik", "Mycket sannolik"},
		{"Mycket låg", "Låg", "Medel", "Hög", "Mycket hög"}, {"Mycket låg", "Låg", "Medelhög", "Hög", "Mycket hög"},
		{"Mycket liten", "Liten", "Medel", "Stor", "Mycket stor"}, {"Mycket liten", "Liten", "Måttlig", "Stor", "Mycket stor"},
		{"Sällsynt", "Osannolik", "Möjlig", "Sannolik", "Nästan säker"}, {"Sällsynt", "Osannolik", "Möjlig", "Trolig", "Nästan säker"},
		{"Osannolik", "Möjlig", "Sannolik", "Trolig", "Mycket trolig"},
		{"Rare", "Unlikely", "Possible", "Likely", "Almost certain"}, {"Very low", "Low", "Medium", "High", "Very high"},
	},
}

var consequenceWords = map[int][][]string{
	3: {
		{"Låg", "Medel", "Hög"}, {"Liten", "Medel", "Stor"}, {"Liten", "Måttlig", "Stor"}, {"Låg", "Medelhög", "Hög"},
		{"Lindrig", "Kännbar", "Allvarlig"}, {"Försumbar", "Kännbar", "Allvarlig"}, {"Försumbar", "Lindrig", "Allvarlig"}, {"Lindrig", "Måttlig", "Allvarlig"}, {"Mindre", "Måttlig", "Allvarlig"},
		{"Low", "Medium", "High"}, {"Minor", "Moderate", "Major"},
	},
	4: {
		{"Försumbar", "Måttlig", "Betydande", "Allvarlig"},
		{"Mindre", "Måttlig", "Betydande", "Katastrofal"},
		{"Försumbar", "Lindrig", "Allvarlig", "Mycket allvarlig"},
		{"Försumbar", "Begränsad", "Allvarlig", "Mycket allvarlig"},
		{"Försumbar", "Begränsad", "Allvarlig", "Katastrofal"},
		{"Försumbar", "Liten", "Måttlig", "Allvarlig"}, {"Försumbar", "Måttlig", "Allvarlig", "Katastrofal"},
		{"Lindrig", "Kännbar", "Allvarlig", "Mycket allvarlig"}, {"Lindrig", "Kännbar", "Allvarlig", "Katastrofal"},
		{"Mycket låg", "Låg", "Hög", "Mycket hög"}, {"Låg", "Medel", "Hög", "Mycket hög"},
		{"Mycket liten", "Liten", "Stor", "Mycket stor"}, {"Liten", "Medel", "Stor", "Mycket stor"}, {"Liten", "Måttlig", "Stor", "Mycket stor"},
		{"Minor", "Moderate", "Major", "Catastrophic"}, {"Very low", "Low", "High", "Very high"}, {"Low", "Medium", "High", "Very high"},
	},
	5: {
		{"Försumbar", "Lindrig", "Kännbar", "Allvarlig", "Mycket allvarlig"},
		{"Försumbar", "Lindrig", "Kännbar", "Allvarlig", "Katastrofal"},
		{"Mycket begränsad", "Begränsad", "Allvarlig", "Mycket allvarlig", "Katastrofal"},
		{"Mycket låg", "Låg", "Medel", "Hög", "Mycket hög"}, {"Mycket låg", "Låg", "Medelhög", "Hög", "Mycket hög"},
		{"Obetydlig", "Liten", "Måttlig", "Stor", "Katastrofal"}, {"Obetydlig", "Mindre", "Måttlig", "Allvarlig", "Katastrofal"},
		{"Försumbar", "Liten", "Måttlig", "Stor", "Mycket stor"}, {"Mycket liten", "Liten", "Medel", "Stor", "Mycket stor"}, {"Mycket liten", "Liten", "Måttlig", "Stor", "Mycket stor"},
		{"Insignificant", "Minor", "Moderate", "Major", "Catastrophic"}, {"Negligible", "Minor", "Moderate", "Major", "Severe"},
		{"Very low", "Low", "Medium", "High", "Very high"},
	},
}

// withWords returns the axis with the word lists for its number of steps.
func withWords(a Axis, lists map[int][][]string) Axis {
	for _, list := range lists[len(a.Steps)] {
		a.Words = append(a.Words, append([]string(nil), list...))
	}
	return a
}

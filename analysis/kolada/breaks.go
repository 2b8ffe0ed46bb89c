package kolada

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// incomparable finds "från och med 2025 … inte jämförbara" within a sentence.
var incomparable = regexp.MustCompile(`(?i)(?:från och med|fr\.?\s?o\.?\s?m\.?|sedan)\s+(?:år\s+)?(\d{4})[^.]*?\b(?:inte|ej)\s+(?:är\s+)?(?:helt\s+|direkt\s+)?jämförbar`)

// Breaks returns the breaks in definition that a measure's description announces: from which year its values are not
// comparable with earlier ones. What is not announced there is not known; a host adds its own to [Data].Breaks.
func (k KPI) Breaks() []analysis.Break {
	var all []analysis.Break
	for _, m := range incomparable.FindAllStringSubmatch(k.Description, -1) {
		year, err := strconv.Atoi(m[1])
		if err != nil || slices.ContainsFunc(all, func(b analysis.Break) bool { return b.Time == float64(year) }) {
			continue
		}
		all = append(all, analysis.Break{Time: float64(year), Reason: kvalitet.Label{
			SV: "beskrivningen säger att värden från " + m[1] + " inte är jämförbara med tidigare",
			EN: "the description says that values from " + m[1] + " are not comparable with earlier ones"}})
	}
	slices.SortFunc(all, func(a, b analysis.Break) int { return int(a.Time - b.Time) })
	return all
}

// uncertainty is how the title of a measure that holds another's margin of error begins.
const uncertainty = "Osäkerhetstal - "

// companions finds, for each measure, the one that holds its margins: its title is the measure's with a prefix.
func (d *Data) companions() map[string]string {
	byTitle := make(map[string]string, len(d.KPIs))
	for id, k := range d.KPIs {
		if !strings.HasPrefix(k.Title, uncertainty) {
			if have, ok := byTitle[k.Title]; !ok || id < have {
				byTitle[k.Title] = id
			}
		}
	}
	found := make(map[string]string)
	for id, k := range d.KPIs {
		if title, ok := strings.CutPrefix(k.Title, uncertainty); ok {
			of, known := byTitle[title]
			if have, taken := found[of]; known && (!taken || id < have) {
				found[of] = id
			}
		}
	}
	return found
}

package kolada

import (
	"fmt"
	"regexp"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Provenance is where figures come from and what was done with them (härkomst). It is kept beside them.
type Provenance struct {
	// Processed is true when anything was calculated from the figures: a difference, a rank, a mean, a trend.
	Processed  bool      `json:"processed"`
	Fetched    time.Time `json:"fetched,omitzero"`
	APIVersion string    `json:"apiVersion,omitempty"`
	KPI        string    `json:"kpi,omitempty"`
	// Definition is a hash of the measure's title and description: another hash another time means that it may have been redefined.
	Definition string `json:"definition,omitempty"`
}

// Attribution is what may be written beside figures. Kolada's terms want "Källa: Kolada" for figures as they are, and
// do not allow Kolada to be named as the source of figures that someone else processed.
func Attribution(p Provenance) kvalitet.Label {
	if p.Processed {
		return kvalitet.Label{SV: "Egen beräkning", EN: "Own calculation"}
	}
	return kvalitet.Label{SV: "Källa: Kolada", EN: "Source: Kolada"}
}

var namesKolada = regexp.MustCompile(`(?i)(källa|källor|source|sources|från|from|enligt|according to)\W+(\w+\W+){0,3}?kolada`)

// CheckAttribution reports a text beside processed figures that names Kolada as their source, and one beside raw
// figures that does not: [kvalitet.ErrInvalid].
func CheckAttribution(p Provenance, text string) error {
	switch named := namesKolada.MatchString(text); {
	case p.Processed && named:
		return fmt.Errorf("%w: bearbetade värden får inte tillskrivas Kolada: %q / processed figures must not be attributed to Kolada", kvalitet.ErrInvalid, text)
	case !p.Processed && !named:
		return fmt.Errorf("%w: obearbetade värden ska ha källan Kolada: %q / raw figures must name Kolada as source", kvalitet.ErrInvalid, text)
	}
	return nil
}

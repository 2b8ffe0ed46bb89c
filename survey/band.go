package survey

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Bands is what one publisher calls high and low (betygsskala för index). Publishers differ: an index is given the
// verdict of each, and none is preferred.
type Bands struct {
	Publisher string `json:"publisher"`
	// Index is the index that the bands are for; empty is all.
	Index  string          `json:"index,omitempty"`
	Bands  []Band          `json:"bands"`
	Source kvalitet.Source `json:"source"`
}

// Band is one verdict: from From up to the next band's. Above says that From itself belongs to the band below.
type Band struct {
	Name  kvalitet.Label  `json:"name"`
	From  decimal.Decimal `json:"from"`
	Above bool            `json:"above,omitempty"`
}

// Verdict is what a publisher calls a value (omdöme).
type Verdict struct {
	Publisher string          `json:"publisher"`
	Name      kvalitet.Label  `json:"name"`
	Source    kvalitet.Source `json:"source"`
}

// Problems reports bands that do not rise ("order") and names that are missing.
func (b Bands) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/publisher", b.Publisher)
	ps.If(len(b.Bands) == 0, "missing", "/bands", "det finns inga band", "there are no bands")
	for i, band := range b.Bands {
		at := check.At("/bands", i)
		ps.Label(at+"/name", band.Name)
		if !check.DecimalOK(band.From) {
			ps.Decimal(at+"/from", band.From)
			return ps
		}
		ps.If(i > 0 && band.From.Cmp(b.Bands[i-1].From) <= 0, "order", at+"/from", "banden stiger inte", "the bands do not rise")
	}
	return ps
}

// Of returns the band that the value is in, and false for a value below the first.
func (b Bands) Of(value decimal.Decimal) (Band, bool) {
	for i := len(b.Bands) - 1; i >= 0; i-- {
		c := value.Cmp(b.Bands[i].From)
		if c > 0 || c == 0 && !b.Bands[i].Above {
			return b.Bands[i], true
		}
	}
	return Band{}, false
}

// Verdicts are what each publisher calls the value of the index, in the instrument's order. The value is compared as it
// is given: round it first when the publisher does.
func (in Instrument) Verdicts(index string, value decimal.Decimal) []Verdict {
	var all []Verdict
	for _, b := range in.Bands {
		if b.Index != "" && b.Index != index {
			continue
		}
		if band, ok := b.Of(value); ok {
			all = append(all, Verdict{Publisher: b.Publisher, Name: band.Name, Source: b.Source})
		}
	}
	return all
}

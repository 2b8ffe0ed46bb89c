package kolada

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Absence is why a measure that was asked for has no figures: the API itself answers with an empty list, whatever the
// reason.
type Absence struct {
	KPI    string         `json:"kpi"`
	Reason AbsenceReason  `json:"reason"`
	Text   kvalitet.Label `json:"text"`
}

// AbsenceReason is an open set of codes.
type AbsenceReason string

// The reasons. They are told apart by the metadata.
const (
	AbsentUnknown AbsenceReason = "unknown" // the identity is not one that Kolada has: a typing error, or a measure removed without a trace
	AbsentRetired AbsenceReason = "retired" // the measure exists and is marked as old: its title says so
	AbsentData    AbsenceReason = "absent"  // the measure exists, but not for these entities and years
)

// Absent says why each measure that was asked for is not in the data, in the order asked. The data must have the
// metadata of the measures that exist.
func (d *Data) Absent(kpis ...string) []Absence {
	var all []Absence
	for _, id := range kpis {
		if from, until := d.rows(id); from < until {
			continue
		}
		k, known := d.KPIs[id]
		switch {
		case !known:
			all = append(all, Absence{id, AbsentUnknown, kvalitet.Label{SV: fmt.Sprintf("nyckeltalet %s finns inte i Kolada", id), EN: fmt.Sprintf("there is no measure %s in Kolada", id)}})
		case k.Retired() != 0:
			all = append(all, Absence{id, AbsentRetired, kvalitet.Label{SV: fmt.Sprintf("%s är nedlagt: %s", id, k.Title), EN: fmt.Sprintf("%s is retired: %s", id, k.Title)}})
		default:
			all = append(all, Absence{id, AbsentData, kvalitet.Label{SV: fmt.Sprintf("%s finns men har inga värden för urvalet", id), EN: fmt.Sprintf("%s exists but has no figures for the selection", id)}})
		}
	}
	return all
}

// Retired returns the last year of a measure whose title says that it has one: "… gammal definition (-2024)"; 0 for one
// that is in use.
func (k KPI) Retired() int {
	i := strings.LastIndex(k.Title, "(-")
	if i < 0 {
		return 0
	}
	var year int
	if n, err := fmt.Sscanf(k.Title[i:], "(-%d)", &year); n != 1 || err != nil {
		return 0
	}
	return year
}

// Fetch fetches all that the query asks for, with the metadata of its measures, and reads it. What was asked for and
// did not come is told by the absences, never left to be guessed. On an error nothing is returned; [Client.Pages] is
// for those who want to keep what came before it.
func (c *Client) Fetch(ctx context.Context, q Query) (*Data, []Absence, error) {
	if err := q.Validate(); err != nil {
		return nil, nil, err
	}
	addresses := q.Addresses(c.Base)
	for _, ids := range chunks(q.KPIs) {
		if len(ids) > 0 {
			base := c.Base
			if base == "" {
				base = BaseURL
			}
			addresses = append(addresses, strings.TrimRight(base, "/")+"/kpi/"+strings.Join(ids, ","))
		}
	}
	var bodies []io.Reader
	for _, address := range addresses {
		for page, err := range c.Pages(ctx, address) {
			if err != nil {
				return nil, nil, err
			}
			bodies = append(bodies, bytes.NewReader(page.Body))
		}
	}
	d, err := Read(bodies...)
	if err != nil {
		return nil, nil, err
	}
	return d, d.Absent(slices.Compact(slices.Clone(q.KPIs))...), nil
}

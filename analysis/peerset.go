package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// PeerSet says what an entity is compared with (jämförelsegrupp): it is kept with the analysis, so that a reader next
// year knows against whom a rank was.
type PeerSet struct {
	ID   string         `json:"id,omitempty"` // the identity at the source: Kolada's G37325
	Name kvalitet.Label `json:"name"`
	Kind PeerKind       `json:"kind,omitzero"`
	// Year is the edition of the set; 0 when it has none.
	Year    int             `json:"year,omitzero"`
	Members []string        `json:"members,omitempty"`
	Source  kvalitet.Source `json:"source,omitzero"`
}

// Peers is a comparison set that can give its members' series.
type Peers interface {
	// PeerSet says who they are.
	PeerSet() PeerSet
	// PeerSeries returns the members' series of a measure for a part of the population; members without it are left out.
	PeerSeries(kpi string, sex Sex) []Series
}

// PeersOf makes a comparison set of series in hand. A set without members gets those of the series, in their order.
func PeersOf(set PeerSet, series ...Series) Peers {
	if len(set.Members) == 0 {
		seen := make(map[string]bool)
		for _, s := range series {
			if !seen[s.Entity] {
				seen[s.Entity] = true
				set.Members = append(set.Members, s.Entity)
			}
		}
	}
	return peersInHand{set, series}
}

type peersInHand struct {
	set    PeerSet
	series []Series
}

func (p peersInHand) PeerSet() PeerSet { return p.set }

func (p peersInHand) PeerSeries(kpi string, sex Sex) []Series {
	var found []Series
	for _, s := range p.series {
		if s.KPI == kpi && s.Sex == sex {
			found = append(found, s)
		}
	}
	return found
}

// PeerKind is how a comparison set was chosen. The zero value is "not set".
type PeerKind uint8

// The kinds of comparison set.
const (
	PeerSimilar PeerKind = iota + 1 // Kolada's similar municipalities
	PeerCounty                      // the same county
	PeerSize                        // the same size
	PeerNetwork                     // a network of one's own
	PeerNearest                     // the k nearest by chosen conditions
	PeerAll                         // everyone in the data
)

var peerKinds = enum.Of[PeerKind]("slag av jämförelsegrupp", "kind of comparison set",
	enum.Row{Code: "similar", SV: "liknande kommuner", EN: "similar municipalities"},
	enum.Row{Code: "county", SV: "länets kommuner", EN: "the county's municipalities"},
	enum.Row{Code: "size", SV: "kommuner av samma storlek", EN: "municipalities of the same size"},
	enum.Row{Code: "network", SV: "eget nätverk", EN: "own network"},
	enum.Row{Code: "nearest", SV: "närmast i valda förutsättningar", EN: "nearest in chosen conditions"},
	enum.Row{Code: "all", SV: "alla i datamängden", EN: "everyone in the data"},
)

// PeerKinds returns all kinds in order.
func PeerKinds() []PeerKind { return peerKinds.All() }

// ParsePeerKind reads a code such as "similar".
func ParsePeerKind(code string) (PeerKind, error) { return peerKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k PeerKind) Valid() bool { return peerKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k PeerKind) String() string { return peerKinds.Code(k) }

// Label returns the kind's name.
func (k PeerKind) Label() kvalitet.Label { return kvalitet.Label(peerKinds.Label(k)) }

// MarshalText writes the code.
func (k PeerKind) MarshalText() ([]byte, error) { return peerKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *PeerKind) UnmarshalText(text []byte) error { return peerKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k PeerKind) Value() (driver.Value, error) { return peerKinds.Value(k) }

// Scan reads what Value stored.
func (k *PeerKind) Scan(src any) error { return peerKinds.Scan(src, k) }

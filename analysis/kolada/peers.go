package kolada

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Peers returns the comparison set for an entity. When the data has Kolada's groups it is the similar municipalities,
// and of several topics the one with the most members in the data, the overall one before the others. Otherwise it is
// everyone in the data. The set says which it was.
func (d *Data) Peers(entity string) analysis.Peers {
	var best Group
	most := 0
	for _, g := range d.SimilarGroups(entity) {
		known := 0
		for _, id := range g.Members {
			if _, ok := slices.BinarySearch(d.entities, id); ok {
				known++
			}
		}
		if known > most && 2*known > len(g.Members) {
			best, most = g, known
		}
	}
	if most > 0 {
		return d.PeersIn(best)
	}
	return d.Everyone(entity)
}

// Everyone returns all entities of the same kind in the data as a comparison set: no groups, not the nation.
func (d *Data) Everyone(entity string) analysis.Peers {
	members := d.alike(entity, func(string) bool { return true })
	return d.peers(analysis.PeerSet{Kind: analysis.PeerAll, Members: members,
		Name: kvalitet.Label{SV: "alla i datamängden", EN: "everyone in the data"}})
}

// County returns the municipalities of the entity's county that are in the data: those whose codes begin with the same
// two digits.
func (d *Data) County(entity string) analysis.Peers {
	return d.peers(analysis.PeerSet{Kind: analysis.PeerCounty, Members: d.alike(entity, func(id string) bool { return id[:2] == entity[:2] }),
		Name: kvalitet.Label{SV: "länets kommuner", EN: "the county's municipalities"}})
}

// Population is the measure that [Data.SameSize] reads: residents on the last of December.
const Population = "N01951"

// SameSize returns the municipalities whose latest population is between 1/factor and factor times the entity's; none
// when its own is not in the data, and those without one are left out.
func (d *Data) SameSize(entity string, factor float64) analysis.Peers {
	size := func(id string) float64 {
		last, _ := d.Series(Population, id).Last()
		return last.Value
	}
	own := size(entity)
	return d.peers(analysis.PeerSet{Kind: analysis.PeerSize, Name: kvalitet.Label{SV: "kommuner av samma storlek", EN: "municipalities of the same size"},
		Members: d.alike(entity, func(id string) bool { v := size(id); return own > 0 && v >= own/factor && v <= own*factor }),
		Source:  kvalitet.OurDefault("befolkning inom en faktor")})
}

// alike returns the other entities of the same kind that are wanted, in order.
func (d *Data) alike(entity string, want func(id string) bool) []string {
	return slices.DeleteFunc(d.EntityIDs(), func(id string) bool {
		return id == entity || id == Nation || strings.HasPrefix(id, "G") || len(id) != len(entity) || len(id) < 2 || !want(id)
	})
}

// PeersIn returns one of Kolada's groups as a comparison set.
func (d *Data) PeersIn(g Group) analysis.Peers {
	set := analysis.PeerSet{ID: g.ID, Kind: analysis.PeerNetwork, Year: g.Year(), Members: slices.Clone(g.Members),
		Name:   kvalitet.Label{SV: g.Title, EN: g.Title},
		Source: kvalitet.Source{Title: "Kolada", Section: g.ID, URL: "https://www.kolada.se", Grade: kvalitet.GradePublished}}
	if strings.HasPrefix(g.Title, "Liknande") {
		set.Kind = analysis.PeerSimilar
	}
	return d.peers(set)
}

// PeersOf returns a network of one's own as a comparison set.
func (d *Data) PeersOf(name kvalitet.Label, members ...string) analysis.Peers {
	return d.peers(analysis.PeerSet{Kind: analysis.PeerNetwork, Name: name, Members: slices.Clone(members)})
}

func (d *Data) peers(set analysis.PeerSet) analysis.Peers { return dataPeers{d, set} }

type dataPeers struct {
	data *Data
	set  analysis.PeerSet
}

func (p dataPeers) PeerSet() analysis.PeerSet { return p.set }

func (p dataPeers) PeerSeries(kpi string, sex analysis.Sex) []analysis.Series {
	var found []analysis.Series
	for _, id := range p.set.Members {
		if s := p.data.Series(kpi, id, sex); len(s.Points) > 0 {
			found = append(found, s)
		}
	}
	return found
}

// Nation is the entity of the whole country (riket). Its value is a sum divided by a sum, not a mean of municipalities.
const Nation = "0000"

// Overall is the topic of the similar municipalities for general use.
const Overall = "övergripande"

// Similar returns the latest group of municipalities similar to the entity on a topic, such as [Overall],
// "äldreomsorg" or "grundskola".
func (d *Data) Similar(entity, topic string) (Group, bool) {
	for _, g := range d.SimilarGroups(entity) {
		if g.topic() == topic {
			return g, true
		}
	}
	return Group{}, false
}

// SimilarGroups returns the entity's groups of similar municipalities or regions: the overall ones first, then by topic,
// and within a topic the latest first.
func (d *Data) SimilarGroups(entity string) []Group {
	name := d.Entities[entity].Title
	var found []Group
	for _, id := range slices.Sorted(maps.Keys(d.Groups)) {
		g := d.Groups[id]
		named := name != "" && strings.HasSuffix(g.Title, fmt.Sprintf(", %s, %d", name, g.Year()))
		if g.topic() != "" && (g.Of == entity || named) {
			found = append(found, g)
		}
	}
	slices.SortStableFunc(found, func(a, b Group) int {
		overall := func(g Group) int {
			if g.topic() == Overall {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(overall(a), overall(b)), cmp.Compare(a.topic(), b.topic()), cmp.Compare(b.Year(), a.Year()))
	})
	return found
}

// topic reads "Liknande kommuner, övergripande, Ale, 2025" and "Liknande kommuner äldreomsorg, Arboga, 2024".
func (g Group) topic() string {
	for _, head := range []string{"Liknande kommuner", "Liknande regioner"} {
		if rest, ok := strings.CutPrefix(g.Title, head); ok {
			topic, _, _ := strings.Cut(strings.TrimLeft(rest, ", "), ", ")
			return topic
		}
	}
	return ""
}

// Year returns the year that the group's title ends with, 0 when it has none.
func (g Group) Year() int {
	i := strings.LastIndex(g.Title, ", ")
	if i < 0 {
		return 0
	}
	year, err := strconv.Atoi(g.Title[i+2:])
	if err != nil {
		return 0
	}
	return year
}

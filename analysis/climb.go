package analysis

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Option says what is known around the series that [Climb] analyses.
type Option func(*settings)

type settings struct {
	model     Model
	methods   []*Method
	policy    Policy
	better    Better
	target    *float64
	peers     Peers
	subgroups []Series
	others    []Series
}

// Against compares with a set.
func Against(peers Peers) Option { return func(s *settings) { s.peers = peers } }

// Target sets the level aimed at, in the series' unit.
func Target(level float64) Option { return func(s *settings) { s.target = &level } }

// Toward sets the direction of good; without it the series' own is used.
func Toward(b Better) Option { return func(s *settings) { s.better = b } }

// Subgroups adds series of the same measure for parts of the population, such as women and men.
func Subgroups(series ...Series) Option {
	return func(s *settings) { s.subgroups = append(s.subgroups, series...) }
}

// Beside adds series of other measures for the same entity, for patterns.
func Beside(series ...Series) Option {
	return func(s *settings) { s.others = append(s.others, series...) }
}

// By chooses the model; [Orebro] without it.
func By(model Model) Option { return func(s *settings) { s.model = model } }

// Using chooses the methods that compute evidence; [Methods] without it.
func Using(methods ...*Method) Option { return func(s *settings) { s.methods = methods } }

// Under chooses the guards; [DefaultPolicy] without it.
func Under(policy Policy) Option { return func(s *settings) { s.policy = policy } }

// Methods returns the methods of the package in the order of the staircase, in a slice of their own.
func Methods() []*Method {
	return []*Method{
		changeMethod(), variationMethod(), mannKendallMethod(), theilSenMethod(), forecastMethod(),
		gapMethod(), subgroupsMethod(),
		rankMethod(), robustMethod(), peerChangeMethod(),
		patternsMethod(),
	}
}

// Climb takes a series up the staircase: every computed step is answered by its methods, each once and under the first
// question that names it. What cannot be computed says why. The steps for people stand open; see [Ladder.Judge] and
// [Ladder.Conclude]. The ladder has no ID yet: the caller gives it one before it is stored.
func Climb(series Series, options ...Option) Ladder {
	s := settings{model: Orebro(), methods: Methods(), policy: DefaultPolicy(), better: series.Better}
	for _, o := range options {
		o(&s)
	}
	part, before := series.latest()
	pass := &Pass{Series: part, Break: before, Policy: s.policy, Better: s.better, Target: s.target,
		Subgroups: s.subgroups, Others: s.others}
	if s.peers != nil {
		pass.Set = s.peers.PeerSet()
		pass.Peers = slices.DeleteFunc(s.peers.PeerSeries(series.KPI, cmp.Or(series.Sex, SexTotal)),
			func(peer Series) bool { return peer.Entity == series.Entity })
	}
	l := Ladder{
		Model: s.model.ID, ModelVersion: s.model.Version,
		Subject: Subject{KPI: series.KPI, Entity: series.Entity, Sex: series.Sex, Title: series.Title, Better: s.better},
		Set:     pass.Set,
	}
	if s.target != nil && !math.IsNaN(*s.target) && !math.IsInf(*s.target, 0) {
		l.Subject.Target = s.target
	}
	l.Record = Record{Inputs: pass.hash(series), Edition: Edition}
	for _, step := range s.model.Steps {
		rung := Rung{Step: step}
		if invalid := series.Validate(); step.Computed && invalid != nil {
			e := notAssessable("serien är inte giltig", "the series is not valid")
			e.Method = "analysis.series"
			rung.Evidence = append(rung.Evidence, e)
		} else {
			rung.Evidence = pass.answer(step, s.methods)
		}
		for _, e := range rung.Evidence {
			if !slices.Contains(l.Record.Methods, e.Method) {
				l.Record.Methods = append(l.Record.Methods, e.Method)
			}
		}
		l.Steps = append(l.Steps, rung)
	}
	return l
}

// hash is the SHA-256 of what the methods see, with exact numbers.
func (p *Pass) hash(series Series) string {
	h := sha256.New()
	put := func(format string, args ...any) { _, _ = fmt.Fprintf(h, format, args...) } // a hash takes everything
	write := func(s Series) {
		put("series %q %q %v %v\n", s.KPI, s.Entity, s.Sex, s.Better)
		for _, x := range s.Points {
			put("%x %x %x %v\n", x.Time, x.Value, x.Margin, x.Missing)
		}
		for _, b := range s.Breaks {
			put("break %x\n", b.Time)
		}
	}
	write(series)
	put("better %v\n", p.Better)
	if p.Target != nil {
		put("target %x\n", *p.Target)
	}
	put("policy %x %x %d %d %d %d %x %x %x %x\n", p.Policy.Alpha, p.Policy.Horizon, p.Policy.MinTrend, p.Policy.MinBaseline, p.Policy.MinCompared,
		p.Policy.MinPattern, p.Policy.MaxLag, p.Policy.LargeGap, p.Policy.DurbinWatson, p.Policy.XmR)
	put("set %q %d %q\n", p.Set.ID, p.Set.Year, p.Set.Members)
	for _, group := range [][]Series{p.Peers, p.Subgroups, p.Others} {
		put("group %d\n", len(group))
		for _, s := range group {
			write(s)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// answer runs the methods that the step's questions name, each once.
func (p *Pass) answer(step Step, methods []*Method) []Evidence {
	var evidence []Evidence
	for _, q := range step.Questions {
		for _, id := range q.Methods {
			if slices.ContainsFunc(evidence, func(e Evidence) bool { return e.Method == id }) {
				continue
			}
			i := slices.IndexFunc(methods, func(m *Method) bool { return m.ID == id })
			if i < 0 {
				continue
			}
			e := methods[i].Compute(p)
			e.Method = id
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// Subject is what an analysis is about.
type Subject struct {
	KPI    string         `json:"kpi"`
	Entity string         `json:"entity"`
	Sex    Sex            `json:"sex,omitzero"`
	Title  kvalitet.Label `json:"title,omitzero"`
	Better Better         `json:"better,omitzero"`
	Target *float64       `json:"target,omitempty"`
}

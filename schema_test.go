package kvalitet_test

import (
	"encoding/json"
	"go/ast"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/governance/competence"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/schema"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/improve"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// persisted is a type with a JSON form that is kept: a document with a schema member, or a preset without.
type persisted struct {
	of     reflect.Type
	dir    string // of the package that publishes the schema
	name   string // "governance/goal/v1"; "policy" for a preset
	schema bool
}

func kept[T any](name string) persisted {
	t := reflect.TypeFor[T]()
	return persisted{t, strings.TrimPrefix(t.PkgPath(), module+"/"), name, true}
}

func preset[T any](name string) persisted {
	p := kept[T](name)
	p.schema = false
	return p
}

// file is where the schema is published: governance/schema/goal-v1.json.
func (p persisted) file() string {
	parts := strings.Split(p.name, "/")
	return filepath.Join(p.dir, "schema", strings.Join(parts[max(0, len(parts)-2):], "-")+".json")
}

var documentsOfTheLibrary = []persisted{
	kept[analysis.Ladder](analysis.LadderSchema),
	kept[analysis.Model](analysis.ModelSchema),
	kept[compass.Card](compass.CardSchema),
	kept[control.Assessment](control.AssessmentSchema),
	kept[control.Deviation](control.DeviationSchema),
	kept[control.Execution](control.ExecutionSchema),
	kept[control.Model](control.ModelSchema),
	kept[control.Overview](control.OverviewSchema),
	kept[control.Plan](control.PlanSchema),
	kept[control.Report](control.ReportSchema),
	kept[governance.Goal](governance.GoalSchema),
	kept[governance.Indicator](governance.IndicatorSchema),
	kept[governance.Lexicon](governance.LexiconSchema),
	kept[governance.Mapping](governance.MappingSchema),
	kept[governance.Measurement](governance.MeasurementSchema),
	kept[governance.Model](governance.ModelSchema),
	kept[governance.Verdict](governance.VerdictSchema),
	kept[governance.EconomyVerdict](governance.EconomyVerdictSchema),
	kept[award.Award](award.AwardSchema),
	kept[award.Entry](award.EntrySchema),
	kept[budget.Allocation](budget.AllocationSchema),
	kept[budget.BalanceStatement](budget.BalanceStatementSchema),
	kept[competence.Need](competence.NeedSchema),
	kept[competence.Review](competence.ReviewSchema),
	kept[cycle.CalendarDefinition](cycle.CalendarDefinitionSchema),
	kept[cycle.PeriodReport](cycle.PeriodReportSchema),
	kept[cycle.Plan](cycle.PlanSchema),
	kept[cycle.Wheel](cycle.WheelSchema),
	kept[document.Evidence](document.EvidenceSchema),
	kept[document.RequirementSet](document.RequirementSetSchema),
	kept[document.SteeringDocument](document.SteeringDocumentSchema),
	kept[effect.Case](effect.CaseSchema),
	kept[effect.Map](effect.MapSchema),
	kept[org.DelegatedDecision](org.DelegatedDecisionSchema),
	kept[org.Delegation](org.DelegationSchema),
	kept[org.Organisation](org.OrganisationSchema),
	kept[outlook.Dialogue](outlook.DialogueSchema),
	kept[outlook.Observation](outlook.ObservationSchema),
	kept[portfolio.Initiative](portfolio.InitiativeSchema),
	kept[service.Promise](service.PromiseSchema),
	kept[service.View](service.ViewSchema),
	kept[process.Architecture](process.ArchitectureSchema),
	kept[process.Assessment](process.AssessmentSchema),
	kept[process.Map](process.MapSchema),
	kept[process.Specification](process.SpecificationSchema),
	kept[improve.Case](improve.CaseSchema),
	kept[improve.Proposal](improve.ProposalSchema),
	kept[improve.Wheel](improve.WheelSchema),
	kept[rollout.Plan](rollout.PlanSchema),
	kept[risk.Decision](risk.DecisionSchema),
	kept[risk.Matrix](risk.MatrixSchema),
	kept[risk.Measure](risk.MeasureSchema),
	kept[risk.Rating](risk.RatingSchema),
	kept[risk.Risk](risk.Schema),
	kept[quant.Portfolio](quant.PortfolioSchema),
	kept[rosa.Agreement](rosa.AgreementSchema),
	kept[rosa.CaseType](rosa.CaseTypeSchema),
	kept[rosa.Session](rosa.SessionSchema),
	kept[staffing.CallProfile](staffing.CallProfileSchema),
	kept[staffing.Target](staffing.TargetSchema),
	kept[survey.Instrument](survey.InstrumentSchema),
	kept[survey.Order](survey.OrderSchema),
}

// Policies and other data that a municipality changes without code, but that no store keeps.
var presetsOfTheLibrary = []persisted{
	preset[analysis.Policy]("policy"),
	preset[analysis.Series]("series"),
	preset[compass.Award]("award"),
	preset[compass.Edition]("edition"),
	preset[governance.EconomyPolicy]("economy-policy"),
	preset[governance.Framework]("framework"),
	preset[governance.Policy]("policy"),
	preset[governance.Scorecard]("scorecard"),
	preset[portfolio.Board]("board"),
	preset[portfolio.SizingPolicy]("sizing-policy"),
	preset[process.CategorySet]("category-set"),
	preset[process.Ladder]("ladder"),
	preset[risk.Limits]("limits"),
	preset[rosa.Report]("report"),
}

// The members of types that write themselves otherwise than their fields say.
type (
	pointJSON struct { // analysis.Point
		Time    float64          `json:"time"`
		Value   *float64         `json:"value,omitempty"`
		Margin  float64          `json:"margin,omitzero"`
		Missing analysis.Missing `json:"missing,omitzero"`
	}
	callProfileJSON struct { // staffing.CallProfile, with times in seconds
		ID       uuid.UUID      `json:"id"`
		Version  int64          `json:"version"`
		Name     string         `json:"name"`
		Interval float64        `json:"interval"`
		Handling float64        `json:"handling"`
		Patience float64        `json:"patience,omitzero"`
		Minimum  int            `json:"minimum,omitzero"`
		Days     []staffing.Day `json:"days,omitempty"`
	}
	targetJSON struct { // staffing.Target, with times in seconds
		Name         kvalitet.Label  `json:"name"`
		Share        float64         `json:"share,omitzero"`
		Within       float64         `json:"within,omitzero"`
		MeanWait     float64         `json:"meanWait,omitzero"`
		MaxOccupancy float64         `json:"maxOccupancy,omitzero"`
		Shrinkage    float64         `json:"shrinkage,omitzero"`
		Source       kvalitet.Source `json:"source,omitzero"`
	}
)

// maker knows every document of the library and the comments in its source.
func maker(t *testing.T) schema.Maker {
	comments := map[string]string{}
	for _, f := range house(t) {
		pkg := strings.TrimSuffix(module+"/"+f.dir, "/.")
		for _, file := range f.sorted() {
			ast.Inspect(file, func(n ast.Node) bool {
				decl, ok := n.(*ast.GenDecl)
				if !ok {
					return true
				}
				for _, spec := range decl.Specs {
					s, ok := spec.(*ast.TypeSpec)
					if !ok {
						continue
					}
					doc := s.Doc
					if doc == nil {
						doc = decl.Doc
					}
					comments[pkg+"."+s.Name.Name+"."] = sentence(doc)
					if fields, ok := s.Type.(*ast.StructType); ok {
						for _, field := range fields.Fields.List {
							for _, name := range field.Names {
								comments[pkg+"."+s.Name.Name+"."+name.Name] = sentence(field.Doc, field.Comment)
							}
						}
					}
				}
				return true
			})
		}
	}
	m := schema.Maker{Documents: map[reflect.Type]string{}, As: map[reflect.Type]*schema.Schema{
		reflect.TypeFor[analysis.Numbers](): {Type: "object", Additional: &schema.Additional{Of: &schema.Schema{Type: "number"}}},
	}, Describe: func(t reflect.Type, field string) string { return comments[t.PkgPath()+"."+t.Name()+"."+field] }}
	for _, p := range documentsOfTheLibrary {
		m.Documents[p.of] = p.name
	}
	for of, mirror := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[analysis.Point]():       reflect.TypeFor[pointJSON](),
		reflect.TypeFor[staffing.CallProfile](): reflect.TypeFor[callProfileJSON](),
		reflect.TypeFor[staffing.Target]():      reflect.TypeFor[targetJSON](),
	} {
		m.Mirror(of, mirror)
	}
	return m
}

// sentence is the first sentence of the first comment there is.
func sentence(comments ...*ast.CommentGroup) string {
	for _, c := range comments {
		if c == nil {
			continue
		}
		text := strings.Join(strings.Fields(c.Text()), " ")
		if i := strings.Index(text, ". "); i > 0 {
			text = text[:i+1]
		}
		return text
	}
	return ""
}

// Every document and preset has a schema beside its package, and every golden document keeps to it.
func TestSchemas(t *testing.T) {
	m := maker(t)
	published := map[string]*schema.Schema{}
	for _, p := range append(documentsOfTheLibrary, presetsOfTheLibrary...) {
		id := "urn:kvalitet:" + strings.ReplaceAll(p.name, "/", ":")
		if !p.schema {
			id = "urn:kvalitet:" + strings.ReplaceAll(p.dir, "/", ":") + ":" + p.name
		}
		s, err := m.Of(p.of, id, p.of.Name())
		require.NoError(t, err)
		text, err := json.MarshalIndent(s, "", "\t")
		require.NoError(t, err)
		golden.File(t, p.file(), append(text, '\n'))
		require.Nil(t, published[p.name+p.dir], "two schemas are called %s", p.name)
		published[p.name+p.dir] = s
		if p.schema {
			published[p.name] = s
		}
	}
	checked := map[string]bool{}
	require.NoError(t, filepath.WalkDir(".", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".json") || !strings.Contains(path, "/testdata/") || strings.HasPrefix(path, "examples") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		documents := []json.RawMessage{text}
		if strings.HasPrefix(string(text), "[") {
			err = json.Unmarshal(text, &documents)
		}
		for _, d := range documents {
			var head struct {
				Schema string `json:"schema"`
			}
			if json.Unmarshal(d, &head) != nil || head.Schema == "" {
				continue
			}
			checked[head.Schema] = true
			if s := published[head.Schema]; assert.NotNil(t, s, "%s: no schema is called %s", path, head.Schema) {
				assert.Empty(t, s.Validate(d), path)
			}
		}
		return err
	}))
	for _, p := range documentsOfTheLibrary {
		assert.True(t, checked[p.name], "no golden file holds a document of %s", p.name)
	}
}

// A preset that is data without a schema member keeps to its schema too.
func TestPresetsKeepToTheirSchemas(t *testing.T) {
	m := maker(t)
	for _, v := range []any{
		analysis.DefaultPolicy(), compass.Award2013(), compass.Award2025(), compass.Edition2020(), compass.Edition2002(),
		governance.DefaultEconomyPolicy(), governance.ShareMet(), governance.SkellefteaScorecard(), portfolio.OrebroBoards()[0],
		portfolio.DefaultSizing(), process.SkellefteaCategories(), process.ThreeCategories(), process.LidkopingLadder(), process.PEMMLadder(),
	} {
		s, err := m.Of(reflect.TypeOf(v), "urn:test", "test")
		require.NoError(t, err)
		text, err := json.Marshal(v)
		require.NoError(t, err)
		assert.Empty(t, s.Validate(text), "%T", v)
	}
}

// The list above is all documents: every constant of a schema in the library is in it.
func TestEveryDocumentHasASchema(t *testing.T) {
	listed := map[string]bool{}
	for _, p := range documentsOfTheLibrary {
		listed[p.name] = true
	}
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		for _, file := range f.sorted() {
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.ValueSpec); ok && strings.HasSuffix(s.Names[0].Name, "Schema") && len(s.Values) == 1 {
					if name := literal(s.Values[0]); name != "" {
						assert.True(t, listed[name], "%s.%s has no JSON Schema", f.path(), s.Names[0].Name)
					}
				}
				return true
			})
		}
	}
}

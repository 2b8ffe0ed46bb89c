package kvalitet_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/improve"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// sourced are the functions that return values with a source: presets, policies, thresholds, days of the law. Lists of
// what stands here one by one are left out, and cycle.Statutory, whose days are those of StatutoryWheel.
var sourced = []any{
	governance.Orebro, governance.Haparanda, governance.Lidkoping, governance.Skelleftea, governance.Agenda2030, governance.Europe2020,
	governance.ShareMet, governance.MeanRatio, governance.Weighted, governance.Worst, governance.Gates, governance.DefaultEconomyPolicy, governance.Swedish,
	award.Orebro, award.Uppsala,
	budget.FinancialGoals, budget.PedagogicalCareGrant, budget.ReserveRules, budget.SchoolGrant,
	cycle.Orebro, cycle.Lidkoping, cycle.StatutoryWheel, cycle.SwedishHolidays, cycle.SwedishHalfDays,
	document.ISO9001, document.LocalGovernmentAct, document.SOSFS2011, document.SvenskKvalitetsbas, document.Types,
	document.ISO14001, document.EducationAct, document.PatientSafetyAct, document.SupportAct, document.AdministrativeProcedureAct,
	org.Orebro, org.Lidkoping, org.Haparanda, org.Skelleftea, org.Mark, org.Matters,
	outlook.DefaultScreening, outlook.Occasions, outlook.DialogueMethods,
	portfolio.DefaultSizing, portfolio.OrebroBoards, portfolio.ProjectRoles,
	service.Orebro, service.Skelleftea, service.Harryda, service.Lulea, service.BuildingPermit,
	process.LidkopingLadder, process.SkellefteaLadder, process.PEMMLadder, process.AnchoringChecklist, process.IdentificationChecklist, process.ManagementChecklist, process.Roles, process.Thresholds,
	process.ThreeCategories, process.SkellefteaCategories, process.OrebroProcesses, process.LidkopingProcesses, process.EskilstunaProcesses, process.LantmannenShape,
	improve.Kristianstad, improve.Approaches,
	risk.Matrix3x3, risk.Matrix4x4, risk.Matrix4x4Five, risk.Matrix5x5, risk.Malmo, risk.EBIOS, risk.ISO27005,
	staffing.Skelleftea, staffing.Taby, staffing.Industry, staffing.PublishedFigures,
	control.Orebro, control.Gothenburg, control.Hultsfred, control.Kalmar, control.Mellerud, control.Duties,
	survey.NKI, survey.NMI, survey.NRI, survey.NII, survey.HME, survey.Service, survey.Citizen, survey.Insikt, survey.Insikt2010, survey.KKiK, survey.Commissioners,
	analysis.Orebro, analysis.RKA, analysis.DefaultPolicy,
	compass.Award2013, compass.Award2025, compass.Edition2002, compass.Edition2010, compass.Edition2016, compass.Edition2020, compass.Mark,
	kolada.KKiK, kolada.KKiK2012, kolada.Directions,
}

// functionName is "governance.Orebro" and the directory that it stands in.
func functionName(f any) (name, dir string) {
	whole := strings.TrimPrefix(runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name(), "github.com/kommunkvalitet/kvalitet/")
	return path.Base(whole), path.Join(path.Dir(whole), strings.SplitN(path.Base(whole), ".", 2)[0])
}

// part is a source and what it is the source of, within a value.
type part struct {
	of     string
	source kvalitet.Source
}

// parts finds the sources in a value, the outermost first.
func parts(v reflect.Value, of string) []part {
	var all []part
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			all = parts(v.Elem(), of)
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, parts(v.Index(i), of)...)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, key := range keys {
			all = append(all, parts(v.MapIndex(key), fmt.Sprint(key))...)
		}
	case reflect.Struct:
		for _, name := range []string{"Code", "Rule", "Number", "Name", "Publisher", "Step", "Level"} {
			field := v.FieldByName(name)
			if !field.IsValid() || field.IsZero() {
				continue
			}
			if s, ok := field.Interface().(fmt.Stringer); ok {
				of = s.String()
				break
			} else if field.Kind() == reflect.String {
				of = field.String()
				break
			}
		}
		if field := v.FieldByName("Source"); field.IsValid() {
			if source, ok := field.Interface().(kvalitet.Source); ok && source.Title != "" {
				all = append(all, part{of, source})
			}
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, parts(v.Field(i), of)...)
			}
		}
	default: // a figure or a text has no source of its own
	}
	return all
}

// SOURCES.md says where each preset, policy and threshold comes from, as RULES.md does for rules.
func TestSources(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("# Where figures come from\n\nWritten from the code by `make generate`. Every preset, policy and threshold with its source and grade: statute,\n" +
		"published method, or our default, which a municipality may change. Rules have theirs in `RULES.md` of each package.\n")
	last := ""
	for _, f := range sourced {
		name, dir := functionName(f)
		if dir != last {
			last = dir
			fmt.Fprintf(&b, "\n## %s\n\n| function | of | source | grade |\n|---|---|---|---|\n", dir)
		}
		all := parts(reflect.ValueOf(f).Call(nil)[0], "")
		require.NotEmpty(t, all, name)
		of := map[kvalitet.Source][]string{}
		var order []kvalitet.Source
		for _, p := range all {
			if !slices.Contains(order, p.source) {
				order = append(order, p.source)
			}
			if p.of != "" && !slices.Contains(of[p.source], p.of) {
				of[p.source] = append(of[p.source], p.of)
			}
		}
		for _, s := range order {
			title := s.Title
			switch {
			case title == kvalitet.OurDefault("").Title:
				title = s.Section
			case s.Section != "":
				title += ", " + s.Section
			}
			if s.URL != "" {
				title = "[" + title + "](" + s.URL + ")"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, strings.Join(of[s], ", "), title, s.Grade.Label().EN)
		}
	}
	golden.File(t, "SOURCES.md", b.Bytes())
}

// The list of sourced functions is whole: a preset that is added stands in SOURCES.md.
func TestSourcesAreWhole(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range sourced {
		name, dir := functionName(f)
		listed[path.Join(path.Dir(dir), name)] = true
	}
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		exports := map[string]string{}
		for _, e := range f.api() {
			exports[e.name] = e.line
		}
		one := map[string]bool{} // types that a listed function returns by itself
		var many [][2]string
		for _, file := range f.sorted() {
			for _, decl := range file.Decls {
				d, ok := decl.(*ast.FuncDecl)
				if !ok || d.Recv != nil || !d.Name.IsExported() || d.Type.Params.NumFields() != 0 || d.Type.Results.NumFields() != 1 {
					continue
				}
				result := f.text(d.Type.Results.List[0].Type)
				name := path.Join(f.dir, "..", f.name+"."+d.Name.Name)
				if !strings.HasPrefix(exports[strings.TrimPrefix(result, "[]")+".Source"], "field ") {
					continue
				}
				if element, ok := strings.CutPrefix(result, "[]"); ok {
					many = append(many, [2]string{name, element})
					continue
				}
				one[result] = true
				assert.True(t, listed[name], "%s is not in sourced", name)
			}
		}
		for _, m := range many {
			assert.True(t, listed[m[0]] || one[m[1]] || m[0] == "governance/cycle.Statutory", "%s is not in sourced", m[0])
		}
	}
}

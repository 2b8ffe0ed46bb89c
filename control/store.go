package control

import (
	"bytes"
	"context"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Query narrows a list of plans, executions, deviations, reports or assessments; the zero value matches all.
type Query struct {
	Body string
	Year int
}

// Match reports whether something of the body and the year is asked for. Stores may use it, or say the same in their
// own language.
func (q Query) Match(body string, year int) bool {
	return (q.Body == "" || q.Body == body) && (q.Year == 0 || q.Year == year)
}

// PlanReader reads plans.
type PlanReader interface {
	// ControlPlan returns the plan, or wraps [kvalitet.ErrNotFound].
	ControlPlan(ctx context.Context, id uuid.UUID) (Plan, error)
	// ControlPlans yields the plans that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	ControlPlans(ctx context.Context, q Query) iter.Seq2[Plan, error]
}

// PlanWriter writes plans.
type PlanWriter interface {
	// PutControlPlan creates the plan when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A plan that has another version wraps [kvalitet.ErrConflict].
	PutControlPlan(ctx context.Context, p Plan) (Plan, error)
}

// PlanStore reads and writes plans.
type PlanStore interface {
	PlanReader
	PlanWriter
}

// ExecutionReader reads executions, as [PlanReader] does plans.
type ExecutionReader interface {
	ControlExecution(ctx context.Context, id uuid.UUID) (Execution, error)
	ControlExecutions(ctx context.Context, q Query) iter.Seq2[Execution, error]
}

// ExecutionWriter writes executions, as [PlanWriter] does plans.
type ExecutionWriter interface {
	PutControlExecution(ctx context.Context, e Execution) (Execution, error)
}

// ExecutionStore reads and writes executions.
type ExecutionStore interface {
	ExecutionReader
	ExecutionWriter
}

// DeviationReader reads deviations, as [PlanReader] does plans.
type DeviationReader interface {
	ControlDeviation(ctx context.Context, id uuid.UUID) (Deviation, error)
	ControlDeviations(ctx context.Context, q Query) iter.Seq2[Deviation, error]
}

// DeviationWriter writes deviations, as [PlanWriter] does plans.
type DeviationWriter interface {
	PutControlDeviation(ctx context.Context, d Deviation) (Deviation, error)
}

// DeviationStore reads and writes deviations.
type DeviationStore interface {
	DeviationReader
	DeviationWriter
}

// ReportReader reads reports, as [PlanReader] does plans.
type ReportReader interface {
	ControlReport(ctx context.Context, id uuid.UUID) (Report, error)
	ControlReports(ctx context.Context, q Query) iter.Seq2[Report, error]
}

// ReportWriter writes reports, as [PlanWriter] does plans.
type ReportWriter interface {
	PutControlReport(ctx context.Context, r Report) (Report, error)
}

// ReportStore reads and writes reports.
type ReportStore interface {
	ReportReader
	ReportWriter
}

// AssessmentReader reads assessments, as [PlanReader] does plans.
type AssessmentReader interface {
	ControlAssessment(ctx context.Context, id uuid.UUID) (Assessment, error)
	ControlAssessments(ctx context.Context, q Query) iter.Seq2[Assessment, error]
}

// AssessmentWriter writes assessments, as [PlanWriter] does plans.
type AssessmentWriter interface {
	PutControlAssessment(ctx context.Context, a Assessment) (Assessment, error)
}

// AssessmentStore reads and writes assessments.
type AssessmentStore interface {
	AssessmentReader
	AssessmentWriter
}

// OverviewReader reads overviews, as [PlanReader] does plans.
type OverviewReader interface {
	ControlOverview(ctx context.Context, id uuid.UUID) (Overview, error)
	ControlOverviews(ctx context.Context) iter.Seq2[Overview, error]
}

// OverviewWriter writes overviews, as [PlanWriter] does plans.
type OverviewWriter interface {
	PutControlOverview(ctx context.Context, o Overview) (Overview, error)
}

// OverviewStore reads and writes overviews.
type OverviewStore interface {
	OverviewReader
	OverviewWriter
}

// ModelReader reads models, as [PlanReader] does plans.
type ModelReader interface {
	ControlModel(ctx context.Context, id uuid.UUID) (Model, error)
	ControlModels(ctx context.Context) iter.Seq2[Model, error]
}

// ModelWriter writes models, as [PlanWriter] does plans.
type ModelWriter interface {
	PutControlModel(ctx context.Context, m Model) (Model, error)
}

// ModelStore reads and writes models.
type ModelStore interface {
	ModelReader
	ModelWriter
}

// FileReader is what [LoadFiles] reads from.
type FileReader interface {
	PlanReader
	ExecutionReader
	DeviationReader
	ReportReader
}

// LoadFiles reads everything about a year, a file per body that has anything, ordered by the body's name. What is
// carried forward from the year before is worked out from that year's own documents, so that no item can be lost.
func LoadFiles(ctx context.Context, r FileReader, m Model, year int) ([]File, error) {
	before, err := loadYear(ctx, r, year-1)
	if err != nil {
		return nil, err
	}
	files, err := loadYear(ctx, r, year)
	if err != nil {
		return nil, err
	}
	for _, old := range before {
		items := CarryForward(old, m, EndOf(m, year-1))
		i := slices.IndexFunc(files, func(f File) bool { return f.Body == old.Body })
		if i < 0 && len(items) > 0 {
			files = append(files, File{Body: old.Body, Year: year})
			i = len(files) - 1
		}
		if i >= 0 {
			files[i].Previous = items
		}
	}
	sortFiles(files)
	return files, nil
}

func sortFiles(files []File) {
	slices.SortStableFunc(files, func(a, b File) int { return bytes.Compare([]byte(a.Body), []byte(b.Body)) })
}

func loadYear(ctx context.Context, r FileReader, year int) ([]File, error) {
	byBody := map[string]*File{}
	file := func(body string) *File {
		if byBody[body] == nil {
			byBody[body] = &File{Body: body, Year: year}
		}
		return byBody[body]
	}
	q := Query{Year: year}
	for p, err := range r.ControlPlans(ctx, q) {
		if err != nil {
			return nil, err
		}
		file(p.Body).Plan = &p
	}
	for e, err := range r.ControlExecutions(ctx, q) {
		if err != nil {
			return nil, err
		}
		f := file(e.Body)
		f.Executions = append(f.Executions, e)
	}
	for d, err := range r.ControlDeviations(ctx, q) {
		if err != nil {
			return nil, err
		}
		f := file(d.Body)
		f.Deviations = append(f.Deviations, d)
	}
	for rep, err := range r.ControlReports(ctx, q) {
		if err != nil {
			return nil, err
		}
		file(rep.Body).Report = &rep
	}
	files := make([]File, 0, len(byBody))
	for _, f := range byBody {
		files = append(files, *f)
	}
	sortFiles(files)
	return files, nil
}

// FileWriter is what [SaveFile] writes to.
type FileWriter interface {
	PlanWriter
	ExecutionWriter
	DeviationWriter
	ReportWriter
}

// SaveFile checks everything about a body's year and then writes it: nothing is written when something is invalid.
// What is already stored in another version wraps [kvalitet.ErrConflict].
func SaveFile(ctx context.Context, w FileWriter, f File) error {
	if err := kvalitet.Invalid(f.Problems()); err != nil {
		return err
	}
	if f.Plan != nil {
		if _, err := w.PutControlPlan(ctx, *f.Plan); err != nil {
			return err
		}
	}
	for _, e := range f.Executions {
		if _, err := w.PutControlExecution(ctx, e); err != nil {
			return err
		}
	}
	for _, d := range f.Deviations {
		if _, err := w.PutControlDeviation(ctx, d); err != nil {
			return err
		}
	}
	if f.Report != nil {
		if _, err := w.PutControlReport(ctx, *f.Report); err != nil {
			return err
		}
	}
	return nil
}

// Problems reports what keeps the file's parts from existing, and parts of another body or year ("conflict").
func (f File) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/body", f.Body)
	year(&ps, f.Year)
	own := func(path, body string, y int) {
		ps.If(body != f.Body || y != f.Year, "conflict", path, "uppgiften gäller en annan nämnd eller ett annat år", "it is about another body or another year")
	}
	if f.Plan != nil {
		own("/plan", f.Plan.Body, f.Plan.Year)
		ps.Under("/plan", f.Plan.Problems())
	}
	for i, e := range f.Executions {
		own(check.At("/executions", i), e.Body, e.Year)
		ps.Under(check.At("/executions", i), e.Problems())
	}
	for i, d := range f.Deviations {
		own(check.At("/deviations", i), d.Body, d.Year)
		ps.Under(check.At("/deviations", i), d.Problems())
	}
	if f.Report != nil {
		own("/report", f.Report.Body, f.Report.Year)
		ps.Under("/report", f.Report.Problems())
	}
	check.Unique(&ps, "/previous", f.Previous, func(i Item) string { return i.ID })
	for i, it := range f.Previous {
		ps.Under(check.At("/previous", i), it.Problems())
	}
	return ps
}

// YearWriter is what [SaveYear] writes to.
type YearWriter interface {
	AssessmentWriter
	OverviewWriter
}

// SaveYear writes the assessments and then the overview that rests on them; nothing is written when one is invalid.
func SaveYear(ctx context.Context, w YearWriter, o Overview, assessments ...Assessment) error {
	var ps check.List
	for i, a := range assessments {
		ps.Under(check.At("/assessments", i), a.Problems())
	}
	ps.Under("", o.Problems())
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	for _, a := range assessments {
		if _, err := w.PutControlAssessment(ctx, a); err != nil {
			return err
		}
	}
	_, err := w.PutControlOverview(ctx, o)
	return err
}

// YearReader is what [LoadYear] reads from.
type YearReader interface {
	AssessmentReader
	OverviewReader
}

// LoadYear reads the assessments of a year, ordered by ID, and its overview: the last one, or nil when there is none.
func LoadYear(ctx context.Context, r YearReader, year int) ([]Assessment, *Overview, error) {
	var assessments []Assessment
	for a, err := range r.ControlAssessments(ctx, Query{Year: year}) {
		if err != nil {
			return nil, nil, err
		}
		assessments = append(assessments, a)
	}
	var overview *Overview
	for o, err := range r.ControlOverviews(ctx) {
		if err != nil {
			return nil, nil, err
		}
		if o.Year == year {
			overview = &o
		}
	}
	return assessments, overview, nil
}

// LoadModel reads a model; one that cannot exist wraps [kvalitet.ErrInvalid].
func LoadModel(ctx context.Context, r ModelReader, id uuid.UUID) (Model, error) {
	m, err := r.ControlModel(ctx, id)
	if err == nil {
		err = m.Validate()
	}
	return m, err
}

// SaveModel writes a model that can exist.
func SaveModel(ctx context.Context, w ModelWriter, m Model) (Model, error) {
	if err := m.Validate(); err != nil {
		return Model{}, err
	}
	return w.PutControlModel(ctx, m)
}

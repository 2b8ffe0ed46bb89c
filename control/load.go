package control

import (
	"bytes"
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

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

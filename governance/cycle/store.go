package cycle

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// CalendarDefinitionReader reads calendar definitions.
type CalendarDefinitionReader interface {
	// CalendarDefinition returns the definition, or wraps [kvalitet.ErrNotFound].
	CalendarDefinition(ctx context.Context, id uuid.UUID) (CalendarDefinition, error)
	// CalendarDefinitions yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	CalendarDefinitions(ctx context.Context) iter.Seq2[CalendarDefinition, error]
}

// CalendarDefinitionWriter writes calendar definitions.
type CalendarDefinitionWriter interface {
	// PutCalendarDefinition creates when the version is 0 and otherwise replaces the version that it names; the answer has the
	// new version. Another stored version wraps [kvalitet.ErrConflict].
	PutCalendarDefinition(ctx context.Context, d CalendarDefinition) (CalendarDefinition, error)
}

// CalendarDefinitionStore reads and writes calendar definitions.
type CalendarDefinitionStore interface {
	CalendarDefinitionReader
	CalendarDefinitionWriter
}

// WheelReader reads wheels.
type WheelReader interface {
	// Wheel returns the wheel, or wraps [kvalitet.ErrNotFound].
	Wheel(ctx context.Context, id uuid.UUID) (Wheel, error)
	// Wheels yields all, ordered by ID, as [CalendarDefinitionReader].CalendarDefinitions does.
	Wheels(ctx context.Context) iter.Seq2[Wheel, error]
}

// WheelWriter writes wheels.
type WheelWriter interface {
	// PutWheel creates or replaces, as [CalendarDefinitionWriter].PutCalendarDefinition does.
	PutWheel(ctx context.Context, w Wheel) (Wheel, error)
}

// WheelStore reads and writes wheels.
type WheelStore interface {
	WheelReader
	WheelWriter
}

// PlanReader reads plans (steering plans: other packages have plans of their own in the same store).
type PlanReader interface {
	// SteeringPlan returns the plan, or wraps [kvalitet.ErrNotFound].
	SteeringPlan(ctx context.Context, id uuid.UUID) (Plan, error)
	// SteeringPlans yields those that match, ordered by ID, as [CalendarDefinitionReader].CalendarDefinitions does.
	SteeringPlans(ctx context.Context, q PlanQuery) iter.Seq2[Plan, error]
}

// PlanWriter writes plans.
type PlanWriter interface {
	// PutSteeringPlan creates or replaces, as [CalendarDefinitionWriter].PutCalendarDefinition does. Write through [SavePlan]: a store does not
	// know that an adopted plan is frozen.
	PutSteeringPlan(ctx context.Context, p Plan) (Plan, error)
}

// PlanStore reads and writes plans.
type PlanStore interface {
	PlanReader
	PlanWriter
}

// PlanQuery narrows a list of plans; the zero value matches all.
type PlanQuery struct {
	Kind PlanKind
	Body string
	// On leaves out plans whose period does not contain the day, and those retired by then; zero is any day.
	On kvalitet.Date
	// Reference is what another system calls the plan; only its system and identity count.
	Reference kvalitet.Reference
}

// Match reports whether the plan is asked for. Stores may use it, or say the same in their own language.
func (q PlanQuery) Match(p Plan) bool {
	return (q.Kind == "" || q.Kind == p.Kind) && (q.Body == "" || q.Body == p.Body) &&
		(q.On.IsZero() || p.Period.Contains(q.On) && (p.Retired.IsZero() || q.On.Before(p.Retired))) &&
		(q.Reference.IsZero() || slices.ContainsFunc(p.References, q.Reference.Same))
}

// PeriodReportReader reads reports.
type PeriodReportReader interface {
	// PeriodReport returns the report, or wraps [kvalitet.ErrNotFound].
	PeriodReport(ctx context.Context, id uuid.UUID) (PeriodReport, error)
	// PeriodReports yields those that match, ordered by ID, as [CalendarDefinitionReader].CalendarDefinitions does.
	PeriodReports(ctx context.Context, q PeriodReportQuery) iter.Seq2[PeriodReport, error]
}

// PeriodReportWriter writes reports.
type PeriodReportWriter interface {
	// PutPeriodReport creates or replaces, as [CalendarDefinitionWriter].PutCalendarDefinition does.
	PutPeriodReport(ctx context.Context, r PeriodReport) (PeriodReport, error)
}

// PeriodReportStore reads and writes reports.
type PeriodReportStore interface {
	PeriodReportReader
	PeriodReportWriter
}

// PeriodReportQuery narrows a list of reports; the zero value matches all.
type PeriodReportQuery struct {
	Kind ReportKind
	Body string
	// Within leaves out reports whose period reaches outside it; zero is always.
	Within kvalitet.Period
}

// Match reports whether the report is asked for.
func (q PeriodReportQuery) Match(r PeriodReport) bool {
	return (q.Kind == 0 || q.Kind == r.Kind) && (q.Body == "" || q.Body == r.Body) && r.Period.Within(q.Within)
}

// YearReader is what [LoadYear] reads from.
type YearReader interface {
	WheelReader
	CalendarDefinitionReader
}

// LoadYear reads a wheel and a calendar and returns the entries of a year.
func LoadYear(ctx context.Context, r YearReader, wheel, calendar uuid.UUID, year int) (iter.Seq[Entry], error) {
	w, err := r.Wheel(ctx, wheel)
	if err != nil {
		return nil, err
	}
	def, err := r.CalendarDefinition(ctx, calendar)
	if err != nil {
		return nil, err
	}
	cal, err := NewCalendar(def)
	if err != nil {
		return nil, err
	}
	return w.Year(year, cal), nil
}

// YearWriter is what [SaveYear] writes to.
type YearWriter interface {
	WheelWriter
	CalendarDefinitionWriter
}

// SaveYear writes a wheel and a calendar when both are valid.
func SaveYear(ctx context.Context, w YearWriter, wheel Wheel, def CalendarDefinition) error {
	if err := errors.Join(wheel.Validate(), def.Validate()); err != nil {
		return err
	}
	if _, err := w.PutCalendarDefinition(ctx, def); err != nil {
		return err
	}
	_, err := w.PutWheel(ctx, wheel)
	return err
}

// SavePlan writes a plan that is valid, and refuses to change one that is adopted; see [ValidateChange].
func SavePlan(ctx context.Context, s PlanStore, p Plan) (Plan, error) {
	if err := p.Validate(); err != nil {
		return Plan{}, err
	}
	stored, err := s.SteeringPlan(ctx, p.ID)
	switch {
	case errors.Is(err, kvalitet.ErrNotFound):
	case err != nil:
		return Plan{}, err
	default:
		if err := ValidateChange(stored, p); err != nil {
			return Plan{}, err
		}
	}
	return s.PutSteeringPlan(ctx, p)
}

// LoadPlanPass reads a plan with the plans that it builds on, as far as the store has them.
func LoadPlanPass(ctx context.Context, r PlanReader, plan uuid.UUID, ladder Ladder) (*PlanPass, error) {
	p, err := r.SteeringPlan(ctx, plan)
	if err != nil {
		return nil, err
	}
	pass := &PlanPass{Plan: p, Ladder: ladder}
	for _, id := range p.BuildsOn {
		upper, err := r.SteeringPlan(ctx, id)
		if errors.Is(err, kvalitet.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		pass.Upper = append(pass.Upper, upper)
	}
	return pass, nil
}

// LoadPlans reads the plans that match.
func LoadPlans(ctx context.Context, r PlanReader, q PlanQuery) ([]Plan, error) {
	return seq.Collect(r.SteeringPlans(ctx, q))
}

// LoadPeriodReports reads the reports that match.
func LoadPeriodReports(ctx context.Context, r PeriodReportReader, q PeriodReportQuery) ([]PeriodReport, error) {
	return seq.Collect(r.PeriodReports(ctx, q))
}

// SavePeriodReport writes a report that is valid.
func SavePeriodReport(ctx context.Context, w PeriodReportWriter, r PeriodReport) (PeriodReport, error) {
	if err := r.Validate(); err != nil {
		return PeriodReport{}, err
	}
	return w.PutPeriodReport(ctx, r)
}

package risk

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Migration carries ratings from one edition of a matrix to another (byte av skala): every step of the old scales is
// given a step of the new, by people and in writing. Nothing is rescaled or clamped by itself, and the old ratings stay.
type Migration struct {
	From MatrixRef `json:"from"`
	To   MatrixRef `json:"to"`
	// Likelihood[i] and Consequence[i] are the new steps of the old step i+1.
	Likelihood  []int `json:"likelihood"`
	Consequence []int `json:"consequence"`
	// Date, Role and Motive become those of the new ratings.
	Date   kvalitet.Date `json:"date"`
	Role   string        `json:"role,omitempty"`
	Motive string        `json:"motive"`
}

// Problems reports what is wrong with the migration between the two matrices: references to others ("matrix"), a step
// without a new one ("size"), a new step that is not on the scale ("range"), and an order that is turned ("order").
func (g Migration) Problems(from, to Matrix) []kvalitet.Problem {
	var ps check.List
	ps.If(g.From != from.Ref(), "matrix", "/from", "matrisen är en annan", "the matrix is another")
	ps.If(g.To != to.Ref(), "matrix", "/to", "matrisen är en annan", "the matrix is another")
	for _, axis := range []struct {
		path     string
		steps    []int
		from, to Axis
	}{{"/likelihood", g.Likelihood, from.Likelihood, to.Likelihood}, {"/consequence", g.Consequence, from.Consequence, to.Consequence}} {
		ps.If(len(axis.steps) != len(axis.from.Steps), "size", axis.path, fmt.Sprintf("%d steg behöver ett nytt steg var", len(axis.from.Steps)),
			fmt.Sprintf("%d steps need a new step each", len(axis.from.Steps)))
		for i, s := range axis.steps {
			ps.If(!axis.to.Has(s), "range", check.At(axis.path, i), "steget finns inte på den nya skalan", "the step is not on the new scale")
			ps.If(i > 0 && s < axis.steps[i-1], "order", check.At(axis.path, i), "ett högre steg blir lägre", "a higher step becomes a lower one")
		}
	}
	ps.Date("/date", g.Date)
	ps.Text("/motive", g.Motive)
	return ps
}

// Apply gives the new entry of the log that answers the old: its identity is the caller's. The migration has to be
// valid between the two matrices, and the rating of the old one; otherwise it is [kvalitet.ErrInvalid].
func (g Migration) Apply(r Rating, from, to Matrix, id uuid.UUID) (Rating, error) {
	ps := check.List(g.Problems(from, to))
	ps.If(r.Matrix.ID != g.From.ID || r.Matrix.Edition != g.From.Edition, "matrix", "/matrix",
		"bedömningen är gjord med en annan matris", "the rating was made with another matrix")
	ps.If(r.Rated() && !from.Likelihood.Has(r.Likelihood), "range", "/likelihood", "steget finns inte på den gamla skalan", "the step is not on the old scale")
	for i, im := range r.Impacts {
		ps.If(!from.Consequence.Has(im.Step), "range", check.At("/impacts", i), "steget finns inte på den gamla skalan", "the step is not on the old scale")
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return Rating{}, err
	}
	moved := Rating{ID: id, Risk: r.Risk, Matrix: g.To, Stage: r.Stage, Date: g.Date, Role: g.Role, Motive: g.Motive, Supersedes: r.ID}
	if r.Likelihood > 0 {
		moved.Likelihood = g.Likelihood[r.Likelihood-1]
	}
	for _, im := range r.Impacts {
		moved.Impacts = append(moved.Impacts, Impact{im.Kind, g.Consequence[im.Step-1]})
	}
	return moved, nil
}

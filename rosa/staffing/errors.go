package staffing

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/kommunkvalitet/kvalitet"
)

// ErrOverload says that more work arrives than the agents can do while nobody hangs up (överbelastning): the queue grows
// without end, so that there is no waiting time to give. Traffic equal to the number of agents is overload too.
var ErrOverload = errors.New("överbelastning / overload")

// ErrUnreachable says that no number of agents within [MaxAgents] reaches the target.
var ErrUnreachable = errors.New("målet nås inte med något antal handläggare / no number of agents reaches the target")

// OverloadError is an [ErrOverload] with its figures.
type OverloadError struct {
	Traffic float64 // erlang
	Agents  float64
}

// Error gives the traffic, the agents and the smallest number of agents that is enough for the queue to end.
func (e *OverloadError) Error() string {
	traffic, agents := number(e.Traffic), number(e.Agents)
	least := number(math.Floor(e.Traffic) + 1)
	return fmt.Sprintf("%v: %s erlang för %s handläggare, det krävs minst %s / %s erlang for %s agents, at least %s are needed",
		ErrOverload, traffic, agents, least, traffic, agents, least)
}

// Unwrap makes errors.Is(err, ErrOverload) true.
func (e *OverloadError) Unwrap() error { return ErrOverload }

// Problem gives the error as a problem with the code "overload" at /agents.
func (e *OverloadError) Problem() kvalitet.Problem {
	traffic, agents := number(e.Traffic), number(e.Agents)
	return kvalitet.Problem{Code: "overload", Path: "/agents",
		SV: fmt.Sprintf("%s handläggare räcker inte för %s erlang: kön växer utan slut", agents, traffic),
		EN: fmt.Sprintf("%s agents are not enough for %s erlang: the queue grows without end", agents, traffic)}
}

// number writes a figure in its shortest form.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

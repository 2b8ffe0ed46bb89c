package ownstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/ownstore"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

func TestGoals(t *testing.T) {
	governancetest.TestGoals(t, func(t *testing.T) governance.GoalStore { return &ownstore.Goals{Dir: t.TempDir()} })
}

package budgettest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/budget/budgettest"
)

func TestMemStore(t *testing.T) {
	budgettest.TestStore(t, func(*testing.T) budgettest.Store { return budgettest.NewMemStore() })
}

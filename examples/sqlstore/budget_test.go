package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/budget/budgettest"
)

func TestBudget(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		budgettest.TestStore(t, func(t *testing.T) budgettest.Store { return open(t) })
	})
}

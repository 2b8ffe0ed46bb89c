package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/cycle/cycletest"
)

func TestCycle(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		cycletest.TestStore(t, func(t *testing.T) cycletest.Store { return open(t) })
	})
}

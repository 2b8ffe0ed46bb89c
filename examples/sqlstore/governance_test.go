package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

func TestGovernance(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		governancetest.TestStore(t, func(t *testing.T) governancetest.Store { return open(t) })
	})
}

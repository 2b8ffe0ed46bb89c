package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/org/orgtest"
)

func TestOrg(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		orgtest.TestStore(t, func(t *testing.T) orgtest.Store { return open(t) })
	})
}

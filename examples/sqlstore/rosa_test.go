package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/rosa/rosatest"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing/staffingtest"
)

func TestRosa(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		rosatest.TestStore(t, func(t *testing.T) rosatest.Store { return open(t) })
		staffingtest.TestStore(t, func(t *testing.T) staffing.CallProfileStore { return open(t) })
	})
}

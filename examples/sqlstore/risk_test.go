package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/risk/risktest"
)

func TestRisk(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		risktest.TestStore(t, func(t *testing.T) risktest.Store { return open(t) })
	})
}

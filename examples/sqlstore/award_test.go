package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/award/awardtest"
)

func TestAward(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		awardtest.TestStore(t, func(t *testing.T) awardtest.Store { return open(t) })
	})
}

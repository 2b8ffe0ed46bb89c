package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/effect/effecttest"
)

func TestEffect(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		effecttest.TestStore(t, func(t *testing.T) effecttest.Store { return open(t) })
	})
}

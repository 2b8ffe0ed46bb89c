package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/service/servicetest"
)

func TestService(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		servicetest.TestStore(t, func(t *testing.T) servicetest.Store { return open(t) })
	})
}

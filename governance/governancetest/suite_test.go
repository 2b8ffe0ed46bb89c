package governancetest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

func TestMemStore(t *testing.T) {
	governancetest.TestStore(t, func(*testing.T) governancetest.Store { return governancetest.NewMemStore() })
}

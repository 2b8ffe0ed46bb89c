package servicetest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/service/servicetest"
)

func TestMemStore(t *testing.T) {
	servicetest.TestStore(t, func(*testing.T) servicetest.Store { return servicetest.NewMemStore() })
}

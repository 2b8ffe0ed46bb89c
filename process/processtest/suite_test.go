package processtest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/process/processtest"
)

func TestMemStore(t *testing.T) {
	processtest.TestStore(t, func(*testing.T) processtest.Store { return processtest.NewMemStore() })
}

package rollouttest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/process/rollout/rollouttest"
)

func TestMemStore(t *testing.T) {
	rollouttest.TestStore(t, func(*testing.T) rollouttest.Store { return rollouttest.NewMemStore() })
}

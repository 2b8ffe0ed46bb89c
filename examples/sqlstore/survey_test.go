package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/survey/surveytest"
)

func TestSurvey(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		surveytest.TestStore(t, func(t *testing.T) surveytest.Store { return open(t) })
	})
}

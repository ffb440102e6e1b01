// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import ee.functions.runtime.egress.SiteEgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteRulesTest {
    private static final EgressValue FIRST = new EgressValue(List.of("a.example"), List.of());
    private static final EgressValue SECOND = new EgressValue(List.of(), List.of("b.example"));

    private final Database database = new Database();

    /** The rules of every site, which the test sets. */
    private static final class Database extends StoredEgress {
        EgressValue value = FIRST;
        boolean answers = true;
        int reads;

        @Override
        public EgressValue of(String siteId) {
            reads++;
            if (!answers) {
                throw new IllegalStateException("The database does not answer.");
            }
            return value;
        }
    }

    private SiteRules rules(String recheckMs) {
        return Beans.wire(
                new SiteRules(),
                database,
                TestSettings.with(Setting.DEPLOYMENT_RECHECK_INTERVAL_MS, recheckMs)
                        .build());
    }

    @Test
    void databaseIsAskedOnceWithinTheInterval() {
        SiteRules rules = rules("60000");
        SiteEgress first = rules.of("site");

        assertThat(rules.of("site")).isSameAs(first);
        assertThat(database.reads).isEqualTo(1);
    }

    @Test
    void changeOnThisServerIsSeenAtOnce() {
        SiteRules rules = rules("60000");
        SiteEgress first = rules.of("site");
        database.value = SECOND;
        assertThat(rules.of("site")).isSameAs(first);

        rules.onChanged(new EgressChanged("site"));

        assertThat(rules.of("site")).isNotSameAs(first);
    }

    @Test
    void changeOnAnotherServerIsSeenAfterTheInterval() {
        SiteRules rules = rules("0");
        SiteEgress first = rules.of("site");
        assertThat(rules.of("site")).isSameAs(first);
        database.value = SECOND;

        assertThat(rules.of("site")).isNotSameAs(first);
    }

    @Test
    void knownRulesGoOnWhileTheDatabaseDoesNotAnswer() {
        SiteRules rules = rules("0");
        SiteEgress first = rules.of("site");
        database.answers = false;

        assertThat(rules.of("site")).isSameAs(first);
    }

    @Test
    void unknownRulesAreNotGuessed() {
        database.answers = false;
        SiteRules rules = rules("60000");

        assertThatIllegalStateException().isThrownBy(() -> rules.of("site"));
        database.answers = true;
        assertThat(rules.of("site").allow()).isNotNull();
    }

    @Test
    void sitesWithoutRulesHaveNone() {
        database.value = EgressValue.NONE;

        assertThat(rules("60000").of("site")).isSameAs(SiteEgress.NONE);
    }
}

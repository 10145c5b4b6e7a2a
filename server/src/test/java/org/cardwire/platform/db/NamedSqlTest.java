package org.cardwire.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void aNameThatStandsTwiceIsOneParameter() {
        NamedSql sql = NamedSql.parse("select :a, :b_2::text, :a");
        assertThat(sql.sql()).isEqualTo("select $1, $2::text, $1");
        assertThat(sql.names()).containsExactly("a", "b_2");
    }

    @Test
    void colonsInTextCommentsAndQuotesAreLeftAlone() {
        String text = "select ':no', \":no\", a[1:2], $x$:no$x$ -- :no\n /* :no */ where t = '12:30'";
        NamedSql sql = NamedSql.parse(text);
        assertThat(sql.sql()).isEqualTo(text);
        assertThat(sql.names()).isEmpty();
    }
}

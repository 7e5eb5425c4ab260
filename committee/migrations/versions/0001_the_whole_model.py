"""the whole model"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

SQLITE = ("UPDATE", "DELETE")
APPEND_ONLY = "het logboek wordt alleen aangevuld"


def guard_journal() -> None:
    """Make the journal append-only in the database itself, whoever writes."""
    if op.get_bind().dialect.name == "sqlite":
        for act in SQLITE:
            op.execute(f"CREATE TRIGGER journal_no_{act.lower()} BEFORE {act} ON journal "
                       f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END")
        op.execute("CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal "
                   "WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq) "
                   f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END")
        return
    op.execute("CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
               f"$$ BEGIN RAISE EXCEPTION '{APPEND_ONLY}'; END $$")
    op.execute("CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal "
               "FOR EACH ROW EXECUTE FUNCTION journal_append_only()")
    op.execute("CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal "
               "FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()")


DUE_OF = ("FROM terms WHERE case_id = {} AND ended_on IS NULL "
          "AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')")
WRITES = {"INSERT": "NEW", "UPDATE OF last_day, ended_on, clock": "NEW", "DELETE": "OLD"}


def keep_first_due() -> None:
    """Let every case know the first day that is due in it, whoever writes its terms."""
    if op.get_bind().dialect.name == "sqlite":
        for act, row in WRITES.items():
            op.execute(f"CREATE TRIGGER terms_first_due_{act.split()[0].lower()} AFTER {act} ON terms BEGIN "
                       "UPDATE cases SET first_due = (SELECT coalesce(min(last_day), '9999-12-31') "
                       f"{DUE_OF.format(f'{row}.case_id')}) WHERE id = {row}.case_id; END")
        return
    op.execute("CREATE FUNCTION terms_first_due() RETURNS trigger LANGUAGE plpgsql "
               "SET plan_cache_mode = force_custom_plan AS $$ "   # a plan of the first cases fits no thousands
               "DECLARE touched integer := CASE TG_OP WHEN 'DELETE' THEN OLD.case_id ELSE NEW.case_id END; "
               "soonest date; BEGIN "
               "PERFORM 1 FROM cases WHERE id = touched FOR NO KEY UPDATE; "   # one after another, each sees all
               "SELECT coalesce(min(last_day), '9999-12-31') INTO soonest "
               f"FROM (SELECT last_day {DUE_OF.format('touched')} OFFSET 0) due; "   # not by the days of all cases
               "UPDATE cases SET first_due = soonest WHERE id = touched AND first_due <> soonest; RETURN NULL; END $$")
    op.execute(f"CREATE TRIGGER terms_first_due AFTER {' OR '.join(WRITES)} ON terms "
               "FOR EACH ROW EXECUTE FUNCTION terms_first_due()")


def upgrade() -> None:
    """Bring the tables to this version."""
    op.create_table('committees',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('prefix', sa.String(length=8), nullable=False),
    sa.Column('return_address', sa.String(length=200), nullable=False),
    sa.Column('place', sa.String(length=100), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('phone_hours', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('website', sa.String(length=200), nullable=False),
    sa.Column('privacy_url', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_committees')),
    sa.UniqueConstraint('prefix', name=op.f('uq_committees_prefix')),
    sa.UniqueConstraint('slug', name=op.f('uq_committees_slug'))
    )
    op.create_table('drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('owner', sa.String(length=40), nullable=False),
    sa.Column('page', sa.String(length=200), nullable=False),
    sa.Column('field', sa.String(length=60), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts')),
    sa.UniqueConstraint('owner', 'page', 'field', name=op.f('uq_drafts_owner_page_field'))
    )
    op.create_table('equated_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_equated_days'))
    )
    op.create_table('handed_in',
    sa.Column('token', sa.String(length=40), nullable=False),
    sa.Column('owner', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_handed_in'))
    )
    op.create_table('images',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.Column('table', sa.String(length=60), nullable=False),
    sa.Column('key', sa.JSON(), nullable=False),
    sa.Column('gone', sa.Boolean(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_images'))
    )
    with op.batch_alter_table('images', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_images_entry_seq'), ['entry_seq'], unique=False)

    op.create_table('journal',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('committee_id', sa.Integer(), nullable=True),
    sa.Column('act', sa.Enum('take_in', 'confirm_text', 'ask_identity', 'set_aside', 'register', 'acknowledge', 'request_completion', 'complete', 'lapse_completion', 'reword_element', 'add_element', 'add_party', 'admit', 'declare_inadmissible', 'declare_not_competent', 'forward', 'object', 'uphold_objection', 'reject_objection', 'ask_more_time', 'extend_response', 'refuse_more_time', 'receive_response', 'lapse_response', 'open_round', 'close_round', 'file_paper', 'withhold_paper', 'share_paper', 'agree_to_paper', 'ask_availability', 'give_availability', 'seat_panel', 'declare_independence', 'convene', 'postpone', 'cancel_hearing', 'reply', 'make_bundle', 'waive_hearing', 'hold', 'adjourn', 'close_hearing', 'challenge', 'acquiesce', 'decide_challenge', 'recuse', 'replace_member', 'reconfirm', 'extend_overall', 'suspend', 'resume', 'find', 'agree', 'decide', 'comment', 'work_in', 'reopen', 'sign', 'serve', 'request_correction', 'correct', 'refuse_correction', 'receive_reaction', 'start_follow_up', 'withdraw', 'settle', 'discontinue', 'close', 'clear_chambers', 'remind', 'note', 'write_letter', 'change_contact', 'hold_file', 'release_file', 'move_terms', 'undo', 'put_right', name='act', native_enum=False, length=40), nullable=False),
    sa.Column('state_before', sa.Enum('received', 'awaiting_completion', 'admissibility_review', 'awaiting_response', 'written_round', 'scheduling', 'hearing_scheduled', 'hearing_held', 'deliberation', 'drafting', 'decided', 'issued', 'follow_up', 'closed', 'inadmissible', 'not_competent', 'forwarded', 'withdrawn', 'settled', 'discontinued', name='state', native_enum=False, length=40), nullable=True),
    sa.Column('state_after', sa.Enum('received', 'awaiting_completion', 'admissibility_review', 'awaiting_response', 'written_round', 'scheduling', 'hearing_scheduled', 'hearing_held', 'deliberation', 'drafting', 'decided', 'issued', 'follow_up', 'closed', 'inadmissible', 'not_competent', 'forwarded', 'withdrawn', 'settled', 'discontinued', name='state', native_enum=False, length=40), nullable=True),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.String(length=40), nullable=False),
    sa.Column('recorded_by', sa.String(length=40), nullable=False),
    sa.Column('means', sa.String(length=40), nullable=True),
    sa.Column('article', sa.String(length=80), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_journal'))
    )
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_journal_case_id'), ['case_id'], unique=False)

    op.create_table('journal_head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_journal_head_one_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal_head'))
    )
    op.create_table('organisations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('street', sa.String(length=200), nullable=False),
    sa.Column('postcode', sa.String(length=10), nullable=False),
    sa.Column('town', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=True),
    sa.Column('phone', sa.String(length=40), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisations'))
    )
    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_organisations_name'), ['name'], unique=False)

    op.create_table('persons',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('salutation', sa.String(length=100), nullable=True),
    sa.Column('street', sa.String(length=200), nullable=False),
    sa.Column('postcode', sa.String(length=10), nullable=False),
    sa.Column('town', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=True),
    sa.Column('phone', sa.String(length=40), nullable=True),
    sa.Column('secret_address', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_persons'))
    )
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_persons_name'), ['name'], unique=False)
        batch_op.create_index(batch_op.f('ix_persons_phone'), ['phone'], unique=False)

    op.create_table('readings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=40), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('thing_id', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_readings'))
    )
    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_readings_case_id'), ['case_id'], unique=False)

    op.create_table('search_mark',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('setting', sa.Integer(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_search_mark_one_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_mark'))
    )
    op.create_table('sign_in_tries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account', sa.String(length=64), nullable=False),
    sa.Column('place', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_tries'))
    )
    with op.batch_alter_table('sign_in_tries', schema=None) as batch_op:
        batch_op.create_index('ix_sign_in_tries_account', ['account', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_sign_in_tries_at'), ['at'], unique=False)
        batch_op.create_index('ix_sign_in_tries_place', ['place', 'at'], unique=False)

    op.create_table('uploads',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('owner', sa.String(length=40), nullable=False),
    sa.Column('page', sa.String(length=200), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('brought_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_uploads'))
    )
    with op.batch_alter_table('uploads', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_uploads_owner'), ['owner'], unique=False)

    op.create_table('accounts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('totp_secret', sa.String(length=200), nullable=True),
    sa.Column('totp_step', sa.Integer(), nullable=False),
    sa.Column('look', sa.Enum('device', 'light', 'dark', name='look', native_enum=False, length=40), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_accounts_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
    sa.UniqueConstraint('email', name=op.f('uq_accounts_email'))
    )
    op.create_table('affiliations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('binding_on', sa.String(length=20), nullable=False),
    sa.Column('first_line_regulation', sa.String(length=60), nullable=True),
    sa.Column('contact', sa.String(length=200), nullable=True),
    sa.Column('board', sa.String(length=200), nullable=True),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_affiliations_committee_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_affiliations_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_affiliations'))
    )
    with op.batch_alter_table('affiliations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_affiliations_committee_id'), ['committee_id'], unique=False)

    op.create_table('api_tokens',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_api_tokens_committee_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_api_tokens_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_api_tokens'))
    )
    with op.batch_alter_table('api_tokens', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_api_tokens_committee_id'), ['committee_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_api_tokens_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('case_counters',
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_case_counters_committee_id')),
    sa.PrimaryKeyConstraint('committee_id', 'year', name=op.f('pk_case_counters'))
    )
    op.create_table('regulation_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('identity', sa.String(length=60), nullable=False),
    sa.Column('version', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=True),
    sa.Column('toml', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('in_force_from', sa.Date(), nullable=False),
    sa.Column('in_force_until', sa.Date(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_regulation_versions_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulation_versions')),
    sa.UniqueConstraint('identity', 'version', name=op.f('uq_regulation_versions_identity_version'))
    )
    with op.batch_alter_table('regulation_versions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_regulation_versions_identity'), ['identity'], unique=False)

    op.create_table('rooms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('street', sa.String(length=80), nullable=False),
    sa.Column('postcode', sa.String(length=10), nullable=False),
    sa.Column('town', sa.String(length=40), nullable=False),
    sa.Column('access', sa.String(length=200), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.CheckConstraint('until_day IS NULL OR until_day >= from_day', name=op.f('ck_rooms_until_after_from')),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_rooms_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rooms'))
    )
    with op.batch_alter_table('rooms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rooms_committee_id'), ['committee_id'], unique=False)

    op.create_table('submissions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('door', sa.Enum('letter', 'mail', 'telephone', 'desk', 'form', 'api', name='door', native_enum=False, length=40), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sender_key', sa.String(length=100), nullable=True),
    sa.Column('body_sha256', sa.String(length=64), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('fate', sa.Enum('waiting', 'unconfirmed', 'anonymous', 'report', 'set_aside', 'registered', 'joined', name='fate', native_enum=False, length=40), nullable=False),
    sa.Column('identity_asked_on', sa.Date(), nullable=True),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_submissions_committee_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_submissions_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submissions')),
    sa.UniqueConstraint('committee_id', 'organisation_id', 'sender_key', name='uq_submissions_sender_key')
    )
    with op.batch_alter_table('submissions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_submissions_committee_id'), ['committee_id'], unique=False)
        batch_op.create_index('ix_submissions_open', ['committee_id', 'id'], unique=False, sqlite_where=sa.text("fate IN ('waiting', 'unconfirmed', 'anonymous')"), postgresql_where=sa.text("fate IN ('waiting', 'unconfirmed', 'anonymous')"))

    op.create_table('setting_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('thing', sa.Enum('committee', 'organisation', 'tie', 'task', 'account', 'room', name='thing', native_enum=False, length=40), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_setting_changes_by_id_accounts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_setting_changes'))
    )
    with op.batch_alter_table('setting_changes', schema=None) as batch_op:
        batch_op.create_index('ix_setting_changes_thing', ['thing', 'thing_id'], unique=False)

    op.create_table('account_keys',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('opens', sa.Enum('session', 'device', 'recovery', 'password', 'address', name='opens', native_enum=False, length=40), nullable=False),
    sa.Column('token_sha256', sa.String(length=64), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('device', sa.String(length=60), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_account_keys_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account_keys')),
    sa.UniqueConstraint('token_sha256', name=op.f('uq_account_keys_token_sha256'))
    )
    with op.batch_alter_table('account_keys', schema=None) as batch_op:
        batch_op.create_index('ix_account_keys_account', ['account_id', 'opens'], unique=False)
        batch_op.create_index(batch_op.f('ix_account_keys_expires_at'), ['expires_at'], unique=False)

    op.create_table('new_addresses',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_new_addresses_account_id')),
    sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_new_addresses_by_id')),
    sa.PrimaryKeyConstraint('account_id', name=op.f('pk_new_addresses')),
    sa.UniqueConstraint('email', name=op.f('uq_new_addresses_email'))
    )
    op.create_table('api_answers',
    sa.Column('token_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('body_sha256', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['token_id'], ['api_tokens.id'], name=op.f('fk_api_answers_token_id')),
    sa.PrimaryKeyConstraint('token_id', 'key', name=op.f('pk_api_answers'))
    )
    op.create_table('api_arrivals',
    sa.Column('submission_id', sa.Integer(), nullable=False),
    sa.Column('token_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_api_arrivals_submission_id')),
    sa.ForeignKeyConstraint(['token_id'], ['api_tokens.id'], name=op.f('fk_api_arrivals_token_id')),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_api_arrivals'))
    )
    op.create_table('api_calls',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['token_id'], ['api_tokens.id'], name=op.f('fk_api_calls_token_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_api_calls'))
    )
    with op.batch_alter_table('api_calls', schema=None) as batch_op:
        batch_op.create_index('ix_api_calls_token', ['token_id', 'at'], unique=False)

    op.create_table('cases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=True),
    sa.Column('regulation_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('received', 'awaiting_completion', 'admissibility_review', 'awaiting_response', 'written_round', 'scheduling', 'hearing_scheduled', 'hearing_held', 'deliberation', 'drafting', 'decided', 'issued', 'follow_up', 'closed', 'inadmissible', 'not_competent', 'forwarded', 'withdrawn', 'settled', 'discontinued', name='state', native_enum=False, length=40), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('first_due', sa.Date(), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=True),
    sa.Column('urgent', sa.Boolean(), nullable=False),
    sa.Column('bound', sa.String(length=20), nullable=False),
    sa.Column('consented_on', sa.Date(), nullable=True),
    sa.Column('hearing_moves', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_cases_committee_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_cases_organisation_id')),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation_versions.id'], name=op.f('fk_cases_regulation_id')),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_cases_submission_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cases')),
    sa.UniqueConstraint('number', name=op.f('uq_cases_number'))
    )
    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.create_index('ix_cases_asked', ['committee_id'], unique=False, sqlite_where=sa.text("state = 'awaiting_completion'"), postgresql_where=sa.text("state = 'awaiting_completion'"))
        batch_op.create_index('ix_cases_open', ['committee_id', 'id'], unique=False, sqlite_where=sa.text('closed_on IS NULL'), postgresql_where=sa.text('closed_on IS NULL'))
        batch_op.create_index(batch_op.f('ix_cases_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index('ix_cases_with_chair', ['committee_id', 'first_due'], unique=False, sqlite_where=sa.text("state IN ('admissibility_review', 'hearing_held', 'deliberation', 'drafting')"), postgresql_where=sa.text("state IN ('admissibility_review', 'hearing_held', 'deliberation', 'drafting')"))
        batch_op.create_index('ix_cases_with_desk', ['committee_id', 'first_due'], unique=False, sqlite_where=sa.text("state IN ('received', 'scheduling', 'decided', 'issued', 'follow_up')"), postgresql_where=sa.text("state IN ('received', 'scheduling', 'decided', 'issued', 'follow_up')"))

    op.create_table('memberships',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'chair', 'member', 'admin', 'complainant', 'client', 'representative', 'support', 'respondent', 'accused', 'organisation', 'first_line', 'expert', 'interpreter', 'witness', 'system', name='role', native_enum=False, length=40), nullable=False),
    sa.Column('substitute', sa.Boolean(), nullable=False),
    sa.Column('lawyer', sa.Boolean(), nullable=False),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.CheckConstraint('until_day IS NULL OR until_day >= from_day', name=op.f('ck_memberships_until_after_from')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_memberships_account_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_memberships_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_memberships'))
    )
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.create_index('ix_memberships_account', ['account_id', 'committee_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_memberships_committee_id'), ['committee_id'], unique=False)

    op.create_table('officers',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_officers_account_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_officers_organisation_id')),
    sa.PrimaryKeyConstraint('account_id', 'organisation_id', name=op.f('pk_officers'))
    )
    op.create_table('bundles',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('made_by', sa.String(length=40), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('pdf_sha256', sa.String(length=64), nullable=False),
    sa.Column('rest_pages', sa.Integer(), nullable=True),
    sa.Column('rest_sha256', sa.String(length=64), nullable=True),
    sa.CheckConstraint('(rest_sha256 IS NULL) = (rest_pages IS NULL)', name=op.f('ck_bundles_rest_with_pages')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_bundles_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bundles')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_bundles_case_id_number'))
    )
    op.create_table('chamber_notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('answers_id', sa.Integer(), nullable=True),
    sa.Column('part', sa.String(length=40), nullable=True),
    sa.Column('version', sa.Integer(), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(answers_id IS NULL) = (part IS NOT NULL)', name=op.f('ck_chamber_notes_on_a_passage_or_an_answer')),
    sa.CheckConstraint('(settled_at IS NULL) = (settled_by_id IS NULL)', name=op.f('ck_chamber_notes_settled_by_somebody')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_chamber_notes_account_id')),
    sa.ForeignKeyConstraint(['answers_id'], ['chamber_notes.id'], name=op.f('fk_chamber_notes_answers_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_chamber_notes_case_id')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['accounts.id'], name=op.f('fk_chamber_notes_settled_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chamber_notes')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_chamber_notes_case_id_number'))
    )

    op.create_table('draft_sections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_by', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_draft_sections_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_sections')),
    sa.UniqueConstraint('case_id', 'name', 'version', name=op.f('uq_draft_sections_case_id_name_version'))
    )
    op.create_table('elements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('standing', sa.Enum('open', 'admitted', 'inadmissible', 'not_competent', 'withdrawn', 'settled', 'discontinued', 'forwarded', name='standing', native_enum=False, length=40), nullable=False),
    sa.Column('facts_from', sa.Date(), nullable=True),
    sa.Column('facts_until', sa.Date(), nullable=True),
    sa.Column('subject', sa.String(length=60), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_elements_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_elements')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_elements_case_id_number'))
    )
    with op.batch_alter_table('elements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_elements_case_id'), ['case_id'], unique=False)

    op.create_table('first_line_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=True),
    sa.Column('with_whom', sa.String(length=200), nullable=False),
    sa.Column('outcome', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_first_line_steps_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_first_line_steps'))
    )
    with op.batch_alter_table('first_line_steps', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_first_line_steps_case_id'), ['case_id'], unique=False)

    op.create_table('hearings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.DateTime(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('video_link', sa.String(length=300), nullable=True),
    sa.Column('apart', sa.Boolean(), nullable=False),
    sa.Column('fate', sa.Enum('planned', 'cancelled', 'held', name='fate', native_enum=False, length=40), nullable=False),
    sa.Column('record', sa.Text(), nullable=True),
    sa.Column('began_at', sa.DateTime(), nullable=True),
    sa.Column('finished_at', sa.DateTime(), nullable=True),
    sa.Column('adjourned_for', sa.String(length=2000), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_hearings_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearings'))
    )
    with op.batch_alter_table('hearings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hearings_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_hearings_planned', ['starts_at', 'id'], unique=False, sqlite_where=sa.text("fate = 'planned'"), postgresql_where=sa.text("fate = 'planned'"))
        batch_op.create_index('ix_hearings_starts_at', ['starts_at'], unique=False)

    op.create_table('intakes',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('wish', sa.String(length=4000), nullable=True),
    sa.Column('other_proceedings', sa.String(length=1000), nullable=True),
    sa.Column('missing', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_intakes_case_id')),
    sa.PrimaryKeyConstraint('case_id', name=op.f('pk_intakes'))
    )
    op.create_table('parties',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'chair', 'member', 'admin', 'complainant', 'client', 'representative', 'support', 'respondent', 'accused', 'organisation', 'first_line', 'expert', 'interpreter', 'witness', 'system', name='role', native_enum=False, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=100), nullable=True),
    sa.Column('channel', sa.Enum('mail', 'post', name='channel', native_enum=False, length=40), nullable=False),
    sa.Column('contact_agreement', sa.String(length=200), nullable=True),
    sa.Column('needs', sa.String(length=200), nullable=True),
    sa.Column('email', sa.String(length=200), nullable=True),
    sa.Column('phone', sa.String(length=40), nullable=True),
    sa.Column('street', sa.String(length=200), nullable=True),
    sa.Column('postcode', sa.String(length=10), nullable=True),
    sa.Column('town', sa.String(length=100), nullable=True),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.CheckConstraint('(street IS NULL) = (postcode IS NULL) AND (street IS NULL) = (town IS NULL)', name=op.f('ck_parties_whole_place')),
    sa.CheckConstraint('(person_id IS NULL) <> (organisation_id IS NULL)', name=op.f('ck_parties_person_or_organisation')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_parties_case_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_parties_organisation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_parties_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_parties'))
    )
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_parties_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_parties_person_id'), ['person_id'], unique=False)

    op.create_table('passages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_passages_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passages'))
    )
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passages_case_id'), ['case_id'], unique=False)

    op.create_table('received_mails',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('fate', sa.Enum('noted', 'waiting', 'handled', name='fate', native_enum=False, length=40), nullable=False),
    sa.Column('why', sa.Text(), nullable=True),
    sa.Column('sender', sa.String(length=300), nullable=True),
    sa.Column('subject', sa.String(length=300), nullable=True),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('handled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('handled_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_received_mails_case_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_received_mails_committee_id')),
    sa.ForeignKeyConstraint(['handled_by_id'], ['accounts.id'], name=op.f('fk_received_mails_handled_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_received_mails')),
    sa.UniqueConstraint('key', name=op.f('uq_received_mails_key'))
    )
    with op.batch_alter_table('received_mails', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_received_mails_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_received_mails_waiting', ['committee_id', 'id'], unique=False, sqlite_where=sa.text("fate = 'waiting'"), postgresql_where=sa.text("fate = 'waiting'"))

    op.create_table('recommendations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('owner', sa.String(length=200), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_recommendations_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendations')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_recommendations_case_id_number'))
    )
    op.create_table('search_words',
    sa.Column('committee_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('word', sa.String(length=40).with_variant(sa.String(length=40, collation='C'), 'postgresql'), nullable=False),
    sa.Column('case_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('level', sa.Enum('names', 'file', 'letters', 'notes', 'contact', name='level', native_enum=False, length=40), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_search_words_case_id')),
    sa.PrimaryKeyConstraint('committee_id', 'word', 'case_id', 'level', name=op.f('pk_search_words'))
    )
    with op.batch_alter_table('search_words', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_search_words_case_id'), ['case_id'], unique=False)

    op.create_table('seats',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'chair', 'member', 'admin', 'complainant', 'client', 'representative', 'support', 'respondent', 'accused', 'organisation', 'first_line', 'expert', 'interpreter', 'witness', 'system', name='role', native_enum=False, length=40), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('declared_on', sa.Date(), nullable=True),
    sa.Column('stepped_back_on', sa.Date(), nullable=True),
    sa.Column('why', sa.String(length=40), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_seats_account_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_seats_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_seats'))
    )
    with op.batch_alter_table('seats', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_seats_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_seats_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_seats_undeclared', ['case_id'], unique=False, sqlite_where=sa.text('declared_on IS NULL AND stepped_back_on IS NULL'), postgresql_where=sa.text('declared_on IS NULL AND stepped_back_on IS NULL'))

    op.create_table('suspensions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('started_seq', sa.Integer(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=True),
    sa.Column('ended_seq', sa.Integer(), nullable=True),
    sa.Column('ended', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_suspensions_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suspensions'))
    )
    with op.batch_alter_table('suspensions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_suspensions_case_id'), ['case_id'], unique=False)

    op.create_table('verdicts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('overall', sa.Enum('founded', 'partly', 'unfounded', 'inadmissible', 'not_competent', 'withdrawn', 'discontinued', 'no_opinion', name='overall', native_enum=False, length=40), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('served_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_verdicts_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_verdicts'))
    )
    with op.batch_alter_table('verdicts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verdicts_case_id'), ['case_id'], unique=False)

    op.create_table('agreements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('finding_version', sa.Integer(), nullable=False),
    sa.Column('opinion', sa.Enum('founded', 'partly', 'unfounded', 'no_opinion', name='opinion', native_enum=False, length=40), nullable=False),
    sa.CheckConstraint('finding_version > 0', name=op.f('ck_agreements_of_a_version')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_agreements_account_id')),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_agreements_element_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreements')),
    sa.UniqueConstraint('element_id', 'account_id', name=op.f('uq_agreements_element_id_account_id'))
    )
    op.create_table('challenges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('seat_id', sa.Integer(), nullable=False),
    sa.Column('by_party_id', sa.Integer(), nullable=False),
    sa.Column('filed_on', sa.Date(), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('passage_id', sa.Integer(), nullable=False),
    sa.Column('acquiesced', sa.Boolean(), nullable=False),
    sa.Column('granted', sa.Boolean(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_party_id'], ['parties.id'], name=op.f('fk_challenges_by_party_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_challenges_case_id')),
    sa.ForeignKeyConstraint(['decision_id'], ['passages.id'], name=op.f('fk_challenges_decision_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_challenges_passage_id')),
    sa.ForeignKeyConstraint(['seat_id'], ['seats.id'], name=op.f('fk_challenges_seat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_challenges'))
    )
    with op.batch_alter_table('challenges', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_challenges_case_id'), ['case_id'], unique=False)

    op.create_table('correction_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('verdict_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('passage_id', sa.Integer(), nullable=False),
    sa.Column('granted', sa.Boolean(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decision_id'], ['passages.id'], name=op.f('fk_correction_requests_decision_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_correction_requests_party_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_correction_requests_passage_id')),
    sa.ForeignKeyConstraint(['verdict_id'], ['verdicts.id'], name=op.f('fk_correction_requests_verdict_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_correction_requests'))
    )
    with op.batch_alter_table('correction_requests', schema=None) as batch_op:
        batch_op.create_index('ix_correction_requests_undecided', ['id'], unique=False, sqlite_where=sa.text('granted IS NULL'), postgresql_where=sa.text('granted IS NULL'))
        batch_op.create_index(batch_op.f('ix_correction_requests_verdict_id'), ['verdict_id'], unique=False)

    op.create_table('documents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('filed_by_id', sa.Integer(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('withheld', sa.Boolean(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_documents_case_id')),
    sa.ForeignKeyConstraint(['filed_by_id'], ['parties.id'], name=op.f('fk_documents_filed_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_documents')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_documents_case_id_number'))
    )
    with op.batch_alter_table('documents', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_documents_case_id'), ['case_id'], unique=False)

    op.create_table('element_respondents',
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_element_respondents_element_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_element_respondents_party_id')),
    sa.PrimaryKeyConstraint('element_id', 'party_id', name=op.f('pk_element_respondents'))
    )
    op.create_table('findings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('opinion', sa.Enum('founded', 'partly', 'unfounded', 'no_opinion', name='opinion', native_enum=False, length=40), nullable=False),
    sa.Column('norm', sa.Text(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('decided', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_findings_element_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_findings')),
    sa.UniqueConstraint('element_id', name=op.f('uq_findings_element_id'))
    )
    op.create_table('hearing_guests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('hearing_id', sa.Integer(), nullable=True),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('capacity', sa.String(length=100), nullable=False),
    sa.Column('listener', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_hearing_guests_case_id')),
    sa.ForeignKeyConstraint(['hearing_id'], ['hearings.id'], name=op.f('fk_hearing_guests_hearing_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_hearing_guests_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearing_guests'))
    )
    with op.batch_alter_table('hearing_guests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hearing_guests_case_id'), ['case_id'], unique=False)

    op.create_table('hearing_moves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('hearing_id', sa.Integer(), nullable=False),
    sa.Column('from_starts_at', sa.DateTime(), nullable=False),
    sa.Column('from_place', sa.String(length=200), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('weighty', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['parties.id'], name=op.f('fk_hearing_moves_asked_by_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_hearing_moves_case_id')),
    sa.ForeignKeyConstraint(['hearing_id'], ['hearings.id'], name=op.f('fk_hearing_moves_hearing_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearing_moves'))
    )
    with op.batch_alter_table('hearing_moves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hearing_moves_case_id'), ['case_id'], unique=False)

    op.create_table('invitees',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('hearing_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('uid', sa.String(length=120), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.Column('answer', sa.Enum('none', 'accepted', 'declined', 'tentative', name='answer', native_enum=False, length=40), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by_way_of', sa.Enum('calendar', 'page', 'telephone', 'mail', 'paper', 'desk', name='way', native_enum=False, length=40), nullable=True),
    sa.Column('address', sa.String(length=200), nullable=True),
    sa.Column('answered_sequence', sa.Integer(), nullable=True),
    sa.Column('answered_stamp', sa.DateTime(timezone=True), nullable=True),
    sa.Column('comment_id', sa.Integer(), nullable=True),
    sa.Column('appeared', sa.Boolean(), nullable=True),
    sa.CheckConstraint('(party_id IS NULL) <> (account_id IS NULL)', name=op.f('ck_invitees_party_or_account')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_invitees_account_id')),
    sa.ForeignKeyConstraint(['comment_id'], ['passages.id'], name=op.f('fk_invitees_comment_id')),
    sa.ForeignKeyConstraint(['hearing_id'], ['hearings.id'], name=op.f('fk_invitees_hearing_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_invitees_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitees')),
    sa.UniqueConstraint('hearing_id', 'account_id', name=op.f('uq_invitees_hearing_id_account_id')),
    sa.UniqueConstraint('hearing_id', 'party_id', name=op.f('uq_invitees_hearing_id_party_id')),
    sa.UniqueConstraint('uid', name=op.f('uq_invitees_uid'))
    )
    with op.batch_alter_table('invitees', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitees_hearing_id'), ['hearing_id'], unique=False)

    op.create_table('legal_holds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_legal_holds_case_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_legal_holds_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_holds'))
    )
    with op.batch_alter_table('legal_holds', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_legal_holds_case_id'), ['case_id'], unique=False)

    op.create_table('letters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('dedupe_key', sa.String(length=120), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('to_name', sa.String(length=200), nullable=False),
    sa.Column('to_address', sa.String(length=200), nullable=True),
    sa.Column('channel', sa.Enum('mail', 'post', name='channel', native_enum=False, length=40), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('paper', sa.JSON(), nullable=False),
    sa.Column('annexes', sa.JSON(), nullable=False),
    sa.Column('mail', sa.JSON(), nullable=False),
    sa.Column('calendar', sa.LargeBinary(), nullable=True),
    sa.Column('calendar_method', sa.String(length=20), nullable=True),
    sa.Column('message_id', sa.String(length=200), nullable=False),
    sa.Column('status', sa.Enum('waiting', 'leased', 'sent', 'to_print', 'posted', 'failed', 'returned', 'withdrawn', name='status', native_enum=False, length=40), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('leased_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('returned_on', sa.Date(), nullable=True),
    sa.Column('trouble', sa.Text(), nullable=True),
    sa.Column('mended_seq', sa.Integer(), nullable=True),
    sa.Column('pdf_sha256', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_letters_account_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_letters_case_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committees.id'], name=op.f('fk_letters_committee_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_letters_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letters')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_letters_dedupe_key'))
    )
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.create_index('ix_letters_case', ['case_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letters_entry_seq'), ['entry_seq'], unique=False)
        batch_op.create_index('ix_letters_mailed', ['status', 'sent_at'], unique=False, sqlite_where=sa.text("status = 'sent' AND channel = 'mail'"), postgresql_where=sa.text("status = 'sent' AND channel = 'mail'"))
        batch_op.create_index('ix_letters_status', ['status', 'id'], unique=False)
        batch_op.create_index('ix_letters_troubled', ['status', 'id'], unique=False, sqlite_where=sa.text("status IN ('failed', 'returned') AND mended_seq IS NULL"), postgresql_where=sa.text("status IN ('failed', 'returned') AND mended_seq IS NULL"))
        batch_op.create_index('ix_letters_waiting', ['due_at', 'id'], unique=False, sqlite_where=sa.text('sent_at IS NULL'), postgresql_where=sa.text('sent_at IS NULL'))

    op.create_table('links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_sha256', sa.String(length=64), nullable=False),
    sa.Column('purpose', sa.String(length=40), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_links_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_links')),
    sa.UniqueConstraint('token_sha256', name=op.f('uq_links_token_sha256'))
    )
    with op.batch_alter_table('links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_links_party_id'), ['party_id'], unique=False)

    op.create_table('objections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('filed_on', sa.Date(), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('passage_id', sa.Integer(), nullable=False),
    sa.Column('upheld', sa.Boolean(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decided_by', sa.String(length=40), nullable=True),
    sa.Column('decision_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(upheld IS NULL) = (decided_on IS NULL)', name=op.f('ck_objections_decided_on_a_day')),
    sa.ForeignKeyConstraint(['decision_id'], ['passages.id'], name=op.f('fk_objections_decision_id')),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_objections_element_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_objections_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objections'))
    )
    with op.batch_alter_table('objections', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_objections_element_id'), ['element_id'], unique=False)
        batch_op.create_index('ix_objections_undecided', ['id'], unique=False, sqlite_where=sa.text('upheld IS NULL'), postgresql_where=sa.text('upheld IS NULL'))

    op.create_table('revisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.Column('by_seq', sa.Integer(), nullable=False),
    sa.Column('undone', sa.Boolean(), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_revisions_case_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_revisions_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revisions'))
    )
    with op.batch_alter_table('revisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_revisions_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_revisions_entry', ['entry_seq'], unique=False)

    op.create_table('rounds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_rounds_case_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_rounds_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rounds'))
    )
    with op.batch_alter_table('rounds', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rounds_case_id'), ['case_id'], unique=False)

    op.create_table('rulings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('admitted', 'inadmissible', 'not_competent', name='outcome', native_enum=False, length=40), nullable=False),
    sa.Column('ground', sa.String(length=60), nullable=True),
    sa.Column('article', sa.String(length=80), nullable=True),
    sa.Column('passage_id', sa.Integer(), nullable=True),
    sa.Column('ruled_on', sa.Date(), nullable=False),
    sa.Column('ruled_by', sa.String(length=40), nullable=False),
    sa.Column('reconfirmed_on', sa.Date(), nullable=True),
    sa.CheckConstraint("(outcome = 'admitted') = (ground IS NULL)", name=op.f('ck_rulings_ground_if_refused')),
    sa.CheckConstraint("(outcome = 'admitted') OR passage_id IS NOT NULL", name=op.f('ck_rulings_reasons_if_refused')),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_rulings_element_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_rulings_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rulings'))
    )
    with op.batch_alter_table('rulings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rulings_element_id'), ['element_id'], unique=False)

    op.create_table('terms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('clock', sa.Enum('acknowledgement', 'completion', 'admissibility', 'objection', 'response', 'round', 'availability', 'papers', 'challenge', 'challenge_decision', 'verdict', 'overall', 'reaction', 'correction', 'retention', name='clock', native_enum=False, length=40), nullable=False),
    sa.Column('scope', sa.Enum('case', 'element', 'party', name='scope', native_enum=False, length=40), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=True),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('started_seq', sa.Integer(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('counted', sa.String(length=10), nullable=False),
    sa.Column('length', sa.String(length=10), nullable=False),
    sa.Column('article', sa.String(length=80), nullable=False),
    sa.Column('nominal', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('halfway', sa.Date(), nullable=False),
    sa.Column('paused', sa.Boolean(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_seq', sa.Integer(), nullable=True),
    sa.Column('ending', sa.Enum('running', 'due', 'paused', 'late', 'met', 'met_late', 'lapsed', 'cancelled', name='standing', native_enum=False, length=40), nullable=True),
    sa.Column('reckoning', sa.JSON(), nullable=False),
    sa.CheckConstraint('(ended_on IS NULL) = (ending IS NULL)', name=op.f('ck_terms_ended_with_ending')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_terms_case_id')),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_terms_element_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_terms_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_terms'))
    )
    with op.batch_alter_table('terms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_terms_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_terms_due', ['last_day', 'id'], unique=False, sqlite_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"), postgresql_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"))
        batch_op.create_index('ix_terms_halfway', ['halfway'], unique=False, sqlite_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"), postgresql_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"))

    op.create_table('time_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('passage_id', sa.Integer(), nullable=False),
    sa.Column('granted', sa.Boolean(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decision_id'], ['passages.id'], name=op.f('fk_time_requests_decision_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_time_requests_party_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_time_requests_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_time_requests'))
    )
    with op.batch_alter_table('time_requests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_time_requests_party_id'), ['party_id'], unique=False)
        batch_op.create_index('ix_time_requests_undecided', ['id'], unique=False, sqlite_where=sa.text('granted IS NULL'), postgresql_where=sa.text('granted IS NULL'))

    op.create_table('unavailable_days',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.CheckConstraint('last >= first', name=op.f('ck_unavailable_days_last_after_first')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_unavailable_days_account_id')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_unavailable_days_case_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_unavailable_days_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unavailable_days'))
    )
    with op.batch_alter_table('unavailable_days', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_unavailable_days_case_id'), ['case_id'], unique=False)

    op.create_table('wordings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_wordings_element_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wordings')),
    sa.UniqueConstraint('element_id', 'version', name=op.f('uq_wordings_element_id_version'))
    )
    op.create_table('accesses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('why', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_accesses_document_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_accesses_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accesses'))
    )
    with op.batch_alter_table('accesses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_accesses_document_id'), ['document_id'], unique=False)

    op.create_table('bundle_papers',
    sa.Column('bundle_id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('first_page', sa.Integer(), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('new', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['bundle_id'], ['bundles.id'], name=op.f('fk_bundle_papers_bundle_id')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_bundle_papers_document_id')),
    sa.PrimaryKeyConstraint('bundle_id', 'document_id', name=op.f('pk_bundle_papers'))
    )
    op.create_table('finding_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('finding_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('opinion', sa.Enum('founded', 'partly', 'unfounded', 'no_opinion', name='opinion', native_enum=False, length=40), nullable=False),
    sa.Column('norm', sa.Text(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_by', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['finding_id'], ['findings.id'], name=op.f('fk_finding_versions_finding_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_versions')),
    sa.UniqueConstraint('finding_id', 'version', name=op.f('uq_finding_versions_finding_id_version'))
    )
    op.create_table('reactions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('verdict_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('carries_out', sa.Boolean(), nullable=False),
    sa.Column('follows', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('carries_out OR NOT follows', name=op.f('ck_reactions_follows_all_of_it')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_reactions_document_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_reactions_organisation_id')),
    sa.ForeignKeyConstraint(['verdict_id'], ['verdicts.id'], name=op.f('fk_reactions_verdict_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reactions')),
    sa.UniqueConstraint('verdict_id', 'organisation_id', 'version', name=op.f('uq_reactions_verdict_id_organisation_id_version'))
    )
    with op.batch_alter_table('reactions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reactions_verdict_id'), ['verdict_id'], unique=False)

    op.create_table('reaction_answers',
    sa.Column('reaction_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('follows', sa.Boolean(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['reaction_id'], ['reactions.id'], name=op.f('fk_reaction_answers_reaction_id')),
    sa.PrimaryKeyConstraint('reaction_id', 'number', name=op.f('pk_reaction_answers'))
    )
    op.create_table('representations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('representative_id', sa.Integer(), nullable=False),
    sa.Column('for_party_id', sa.Integer(), nullable=False),
    sa.Column('scope', sa.String(length=200), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_representations_document_id')),
    sa.ForeignKeyConstraint(['for_party_id'], ['parties.id'], name=op.f('fk_representations_for_party_id')),
    sa.ForeignKeyConstraint(['representative_id'], ['parties.id'], name=op.f('fk_representations_representative_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_representations'))
    )
    with op.batch_alter_table('representations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_representations_for_party_id'), ['for_party_id'], unique=False)

    op.create_table('responses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Enum('disputed', 'partly', 'acknowledged', 'unstated', name='position', native_enum=False, length=40), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('lapsed', sa.Boolean(), nullable=False),
    sa.CheckConstraint('lapsed = (received_on IS NULL)', name=op.f('ck_responses_lapsed_or_received')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_responses_document_id')),
    sa.ForeignKeyConstraint(['element_id'], ['elements.id'], name=op.f('fk_responses_element_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_responses_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_responses')),
    sa.UniqueConstraint('element_id', 'party_id', name=op.f('uq_responses_element_id_party_id'))
    )
    op.create_table('secrecies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('summary_id', sa.Integer(), nullable=True),
    sa.Column('agrees', sa.Boolean(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.CheckConstraint('(agrees IS NULL) = (answered_on IS NULL)', name=op.f('ck_secrecies_answered_on_a_day')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_secrecies_document_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_secrecies_party_id')),
    sa.ForeignKeyConstraint(['summary_id'], ['passages.id'], name=op.f('fk_secrecies_summary_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_secrecies')),
    sa.UniqueConstraint('document_id', 'party_id', name=op.f('uq_secrecies_document_id_party_id'))
    )
    op.create_table('term_causes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('term_id', sa.Integer(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('why', sa.String(length=80), nullable=True),
    sa.ForeignKeyConstraint(['term_id'], ['terms.id'], name=op.f('fk_term_causes_term_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_term_causes'))
    )
    with op.batch_alter_table('term_causes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_term_causes_term_id'), ['term_id'], unique=False)

    op.create_table('term_extensions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('term_id', sa.Integer(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.Column('length', sa.String(length=10), nullable=False),
    sa.Column('article', sa.String(length=80), nullable=False),
    sa.Column('passage_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_term_extensions_passage_id')),
    sa.ForeignKeyConstraint(['term_id'], ['terms.id'], name=op.f('fk_term_extensions_term_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_term_extensions'))
    )
    with op.batch_alter_table('term_extensions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_term_extensions_term_id'), ['term_id'], unique=False)

    op.create_table('term_pauses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('term_id', sa.Integer(), nullable=False),
    sa.Column('suspension_id', sa.Integer(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['suspension_id'], ['suspensions.id'], name=op.f('fk_term_pauses_suspension_id')),
    sa.ForeignKeyConstraint(['term_id'], ['terms.id'], name=op.f('fk_term_pauses_term_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_term_pauses')),
    sa.UniqueConstraint('term_id', 'suspension_id', name=op.f('uq_term_pauses_term_id_suspension_id'))
    )
    with op.batch_alter_table('term_pauses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_term_pauses_term_id'), ['term_id'], unique=False)

    op.create_table('verdict_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('verdict_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('pdf_sha256', sa.String(length=64), nullable=False),
    sa.Column('sealed_sha256', sa.String(length=64), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('signed_by', sa.String(length=40), nullable=True),
    sa.Column('cosigned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cosigned_by', sa.String(length=40), nullable=True),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(signed_at IS NULL) = (signed_by IS NULL)', name=op.f('ck_verdict_versions_signed_by_somebody')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_verdict_versions_document_id')),
    sa.ForeignKeyConstraint(['verdict_id'], ['verdicts.id'], name=op.f('fk_verdict_versions_verdict_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_verdict_versions')),
    sa.UniqueConstraint('verdict_id', 'version', name=op.f('uq_verdict_versions_verdict_id_version'))
    )
    guard_journal()
    keep_first_due()
    op.execute(f"INSERT INTO journal_head (id, count, hash) VALUES (1, 0, '{64 * '0'}')")


def downgrade() -> None:
    """Bring the tables back to the version before."""
    op.drop_table('verdict_versions')
    with op.batch_alter_table('term_pauses', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_term_pauses_term_id'))

    op.drop_table('term_pauses')
    with op.batch_alter_table('term_extensions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_term_extensions_term_id'))

    op.drop_table('term_extensions')
    with op.batch_alter_table('term_causes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_term_causes_term_id'))

    op.drop_table('term_causes')
    op.drop_table('secrecies')
    op.drop_table('responses')
    with op.batch_alter_table('representations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_representations_for_party_id'))

    op.drop_table('representations')
    op.drop_table('reaction_answers')
    with op.batch_alter_table('reactions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reactions_verdict_id'))

    op.drop_table('reactions')
    op.drop_table('finding_versions')
    op.drop_table('bundle_papers')
    with op.batch_alter_table('accesses', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_accesses_document_id'))

    op.drop_table('accesses')
    op.drop_table('wordings')
    with op.batch_alter_table('unavailable_days', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_unavailable_days_case_id'))

    op.drop_table('unavailable_days')
    with op.batch_alter_table('time_requests', schema=None) as batch_op:
        batch_op.drop_index('ix_time_requests_undecided', sqlite_where=sa.text('granted IS NULL'), postgresql_where=sa.text('granted IS NULL'))
        batch_op.drop_index(batch_op.f('ix_time_requests_party_id'))

    op.drop_table('time_requests')
    with op.batch_alter_table('terms', schema=None) as batch_op:
        batch_op.drop_index('ix_terms_halfway', sqlite_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"), postgresql_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"))
        batch_op.drop_index('ix_terms_due', sqlite_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"), postgresql_where=sa.text("ended_on IS NULL AND clock NOT IN ('challenge', 'correction', 'objection', 'papers', 'retention')"))
        batch_op.drop_index(batch_op.f('ix_terms_case_id'))

    op.drop_table('terms')
    with op.batch_alter_table('rulings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rulings_element_id'))

    op.drop_table('rulings')
    with op.batch_alter_table('rounds', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rounds_case_id'))

    op.drop_table('rounds')
    with op.batch_alter_table('revisions', schema=None) as batch_op:
        batch_op.drop_index('ix_revisions_entry')
        batch_op.drop_index(batch_op.f('ix_revisions_case_id'))

    op.drop_table('revisions')
    with op.batch_alter_table('objections', schema=None) as batch_op:
        batch_op.drop_index('ix_objections_undecided', sqlite_where=sa.text('upheld IS NULL'), postgresql_where=sa.text('upheld IS NULL'))
        batch_op.drop_index(batch_op.f('ix_objections_element_id'))

    op.drop_table('objections')
    with op.batch_alter_table('links', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_links_party_id'))

    op.drop_table('links')
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.drop_index('ix_letters_waiting', sqlite_where=sa.text('sent_at IS NULL'), postgresql_where=sa.text('sent_at IS NULL'))
        batch_op.drop_index('ix_letters_troubled', sqlite_where=sa.text("status IN ('failed', 'returned') AND mended_seq IS NULL"), postgresql_where=sa.text("status IN ('failed', 'returned') AND mended_seq IS NULL"))
        batch_op.drop_index('ix_letters_status')
        batch_op.drop_index('ix_letters_mailed', sqlite_where=sa.text("status = 'sent' AND channel = 'mail'"), postgresql_where=sa.text("status = 'sent' AND channel = 'mail'"))
        batch_op.drop_index(batch_op.f('ix_letters_entry_seq'))
        batch_op.drop_index('ix_letters_case')

    op.drop_table('letters')
    with op.batch_alter_table('legal_holds', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_legal_holds_case_id'))

    op.drop_table('legal_holds')
    with op.batch_alter_table('invitees', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitees_hearing_id'))

    op.drop_table('invitees')
    with op.batch_alter_table('hearing_moves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hearing_moves_case_id'))

    op.drop_table('hearing_moves')
    with op.batch_alter_table('hearing_guests', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hearing_guests_case_id'))

    op.drop_table('hearing_guests')
    op.drop_table('findings')
    op.drop_table('element_respondents')
    with op.batch_alter_table('documents', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_documents_case_id'))

    op.drop_table('documents')
    with op.batch_alter_table('correction_requests', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_correction_requests_verdict_id'))
        batch_op.drop_index('ix_correction_requests_undecided', sqlite_where=sa.text('granted IS NULL'), postgresql_where=sa.text('granted IS NULL'))

    op.drop_table('correction_requests')
    with op.batch_alter_table('challenges', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_challenges_case_id'))

    op.drop_table('challenges')
    op.drop_table('agreements')
    with op.batch_alter_table('verdicts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_verdicts_case_id'))

    op.drop_table('verdicts')
    with op.batch_alter_table('suspensions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_suspensions_case_id'))

    op.drop_table('suspensions')
    with op.batch_alter_table('seats', schema=None) as batch_op:
        batch_op.drop_index('ix_seats_undeclared', sqlite_where=sa.text('declared_on IS NULL AND stepped_back_on IS NULL'), postgresql_where=sa.text('declared_on IS NULL AND stepped_back_on IS NULL'))
        batch_op.drop_index(batch_op.f('ix_seats_case_id'))
        batch_op.drop_index(batch_op.f('ix_seats_account_id'))

    op.drop_table('seats')
    with op.batch_alter_table('search_words', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_search_words_case_id'))

    op.drop_table('search_words')
    op.drop_table('recommendations')
    with op.batch_alter_table('received_mails', schema=None) as batch_op:
        batch_op.drop_index('ix_received_mails_waiting', sqlite_where=sa.text("fate = 'waiting'"), postgresql_where=sa.text("fate = 'waiting'"))
        batch_op.drop_index(batch_op.f('ix_received_mails_case_id'))

    op.drop_table('received_mails')
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_passages_case_id'))

    op.drop_table('passages')
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_parties_person_id'))
        batch_op.drop_index(batch_op.f('ix_parties_case_id'))

    op.drop_table('parties')
    op.drop_table('intakes')
    with op.batch_alter_table('hearings', schema=None) as batch_op:
        batch_op.drop_index('ix_hearings_starts_at')
        batch_op.drop_index('ix_hearings_planned', sqlite_where=sa.text("fate = 'planned'"), postgresql_where=sa.text("fate = 'planned'"))
        batch_op.drop_index(batch_op.f('ix_hearings_case_id'))

    op.drop_table('hearings')
    with op.batch_alter_table('first_line_steps', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_first_line_steps_case_id'))

    op.drop_table('first_line_steps')
    with op.batch_alter_table('elements', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_elements_case_id'))

    op.drop_table('elements')
    op.drop_table('draft_sections')
    op.drop_table('chamber_notes')
    op.drop_table('bundles')
    op.drop_table('officers')
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_memberships_committee_id'))
        batch_op.drop_index('ix_memberships_account')

    op.drop_table('memberships')
    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.drop_index('ix_cases_with_desk', sqlite_where=sa.text("state IN ('received', 'scheduling', 'decided', 'issued', 'follow_up')"), postgresql_where=sa.text("state IN ('received', 'scheduling', 'decided', 'issued', 'follow_up')"))
        batch_op.drop_index('ix_cases_with_chair', sqlite_where=sa.text("state IN ('admissibility_review', 'hearing_held', 'deliberation', 'drafting')"), postgresql_where=sa.text("state IN ('admissibility_review', 'hearing_held', 'deliberation', 'drafting')"))
        batch_op.drop_index(batch_op.f('ix_cases_organisation_id'))
        batch_op.drop_index('ix_cases_open', sqlite_where=sa.text('closed_on IS NULL'), postgresql_where=sa.text('closed_on IS NULL'))
        batch_op.drop_index('ix_cases_asked', sqlite_where=sa.text("state = 'awaiting_completion'"), postgresql_where=sa.text("state = 'awaiting_completion'"))

    op.drop_table('cases')
    with op.batch_alter_table('api_calls', schema=None) as batch_op:
        batch_op.drop_index('ix_api_calls_token')

    op.drop_table('api_calls')
    op.drop_table('api_arrivals')
    op.drop_table('api_answers')
    op.drop_table('new_addresses')
    with op.batch_alter_table('account_keys', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_account_keys_expires_at'))
        batch_op.drop_index('ix_account_keys_account')

    op.drop_table('account_keys')
    with op.batch_alter_table('submissions', schema=None) as batch_op:
        batch_op.drop_index('ix_submissions_open', sqlite_where=sa.text("fate IN ('waiting', 'unconfirmed', 'anonymous')"), postgresql_where=sa.text("fate IN ('waiting', 'unconfirmed', 'anonymous')"))
        batch_op.drop_index(batch_op.f('ix_submissions_committee_id'))

    op.drop_table('submissions')
    with op.batch_alter_table('rooms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rooms_committee_id'))

    op.drop_table('rooms')
    with op.batch_alter_table('regulation_versions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_regulation_versions_identity'))

    op.drop_table('regulation_versions')
    op.drop_table('case_counters')
    with op.batch_alter_table('api_tokens', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_api_tokens_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_api_tokens_committee_id'))

    op.drop_table('api_tokens')
    with op.batch_alter_table('affiliations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_affiliations_committee_id'))

    op.drop_table('affiliations')
    with op.batch_alter_table('setting_changes', schema=None) as batch_op:
        batch_op.drop_index('ix_setting_changes_thing')

    op.drop_table('setting_changes')
    op.drop_table('accounts')
    with op.batch_alter_table('uploads', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_uploads_owner'))

    op.drop_table('uploads')
    with op.batch_alter_table('sign_in_tries', schema=None) as batch_op:
        batch_op.drop_index('ix_sign_in_tries_place')
        batch_op.drop_index(batch_op.f('ix_sign_in_tries_at'))
        batch_op.drop_index('ix_sign_in_tries_account')

    op.drop_table('sign_in_tries')
    op.drop_table('search_mark')
    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_readings_case_id'))

    op.drop_table('readings')
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_persons_phone'))
        batch_op.drop_index(batch_op.f('ix_persons_name'))

    op.drop_table('persons')
    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_organisations_name'))

    op.drop_table('organisations')
    op.drop_table('journal_head')
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_journal_case_id'))

    op.drop_table('journal')
    with op.batch_alter_table('images', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_images_entry_seq'))

    op.drop_table('images')
    op.drop_table('handed_in')
    op.drop_table('equated_days')
    op.drop_table('drafts')
    op.drop_table('committees')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION journal_append_only()')
        op.execute('DROP FUNCTION terms_first_due()')

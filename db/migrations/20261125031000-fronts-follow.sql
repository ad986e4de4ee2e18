-- A section that is merged into another takes its arranged front along: the front outlives the section's row until the
-- job that follows has carried it over.
alter table fronts drop constraint fronts_section_id_fkey;
alter table fronts drop constraint fronts_check;
alter table fronts add constraint fronts_check check (id = 'home' or id like 'section:%');
alter table fronts add constraint fronts_section_id_fkey
  foreign key (section_id) references sections (id) on delete set null;
alter table front_arrangements drop constraint front_arrangements_front_id_fkey;
alter table front_arrangements add constraint front_arrangements_front_id_fkey
  foreign key (front_id) references fronts (id) on update cascade on delete cascade;

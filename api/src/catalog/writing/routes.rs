//! The routes of a noun: five operations, the same for each, made from its names and paths; four for nouns without ids of partners.

/// Registers `routes` with the five operations of a noun, or the four without the path for ids of partners. The guards decide who comes
/// in: to lists, to one record, with a new one, with a change. The caller has actix's `get`, `patch`, `post` and, for five, `put` in scope:
/// the document is made from their plain names.
#[macro_export]
macro_rules! staff_routes {
    (
        @four $model:ty, new: $new:ty, change: $change:ty, wire: $wire:ty,
        guards: $lister:ty, $reader:ty, $maker:ty, $writer:ty,
        paths: $all:tt, $one:tt, name: $name:tt $example:tt,
        $(#[$list_doc:meta])+ list: $list:ident,
        $(#[$make_doc:meta])+ make: $make:ident,
        $(#[$read_doc:meta])+ read: $read:ident,
        $(#[$change_doc:meta])+ change: $change_fn:ident,
    ) => {
        $(#[$list_doc])+
        #[utoipa::path(
            tag = "staff",
            params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), StaffListParams),
            responses((status = 200, description = "A page of records", body = StaffList<$wire>)),
            security(("bearer" = []))
        )]
        #[get($all)]
        async fn $list(
            lister: $lister,
            tools: actix_web::web::Data<Tools>,
            request: actix_web::HttpRequest,
        ) -> Result<actix_web::HttpResponse, actix_web::Error> {
            doors::list_door::<$model>(lister.into(), tools.get_ref().clone(), request).await
        }

        $(#[$make_doc])+
        #[utoipa::path(
            tag = "staff",
            params(
                ("city" = String, Path, description = "Slug or id of the city", example = "trier"), MakeParams,
                ("Idempotency-Key" = inline(RequestKey), Header, description = "Sent again with the same key within a day, the request is answered as the first time and done once", example = "0198f3b1-7a4c-7000-8000-0123456789ab")
            ),
            request_body = $new,
            responses((
                status = 201, description = "The new record", body = $wire,
                headers(("ETag" = String, description = "Its version, for If-Match"), ("Location" = String, description = "Its address"))
            )),
            security(("bearer" = []))
        )]
        #[post($all)]
        async fn $make(
            maker: $maker,
            tools: actix_web::web::Data<Tools>,
            request: actix_web::HttpRequest,
            body: Body<$new>,
        ) -> Result<actix_web::HttpResponse, actix_web::Error> {
            doors::make_door::<$model>(maker.into(), tools.get_ref().clone(), request, body).await
        }

        $(#[$read_doc])+
        #[utoipa::path(
            tag = "staff",
            params(
                ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
                ($name = String, Path, description = "Slug or id", example = $example)
            ),
            responses((
                status = 200, description = "The record", body = $wire,
                headers(("ETag" = String, description = "Its version, for If-Match"))
            )),
            security(("bearer" = []))
        )]
        #[get($one)]
        async fn $read(
            reader: $reader,
            path: actix_web::web::Path<(String, String)>,
            tools: actix_web::web::Data<Tools>,
        ) -> Result<actix_web::HttpResponse, actix_web::Error> {
            doors::read_door::<$model>(reader.into(), tools.get_ref().clone(), path.into_inner().1).await
        }

        $(#[$change_doc])+
        #[utoipa::path(
            tag = "staff",
            params(
                ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
                ($name = String, Path, description = "Slug or id", example = $example), ChangeParams,
                ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
            ),
            request_body = $change,
            responses(
                (
                    status = 200, description = "The record as it is now", body = $wire,
                    headers(("ETag" = String, description = "Its version, for If-Match"))
                ),
                (
                    status = 202, description = "The change waits for an editor; the record is as it was", body = porta_contract::Proposal,
                    headers(("ETag" = String, description = "The record's version, for If-Match"))
                )
            ),
            security(("bearer" = []))
        )]
        #[patch($one)]
        async fn $change_fn(
            writer: $writer,
            path: actix_web::web::Path<(String, String)>,
            request: actix_web::HttpRequest,
            tools: actix_web::web::Data<Tools>,
            body: Body<$change>,
        ) -> Result<actix_web::HttpResponse, actix_web::Error> {
            let asked = (request, path.into_inner().1);
            doors::change_door::<$model>(writer.into(), tools.get_ref().clone(), asked, body).await
        }
    };
    (
        $model:ty, new: $new:ty, change: $change:ty, wire: $wire:ty,
        guards: $lister:ty, $reader:ty, $maker:ty, $writer:ty,
        paths: $all:tt, $one:tt, $external:tt, name: $name:tt $example:tt,
        $(#[$list_doc:meta])+ list: $list:ident,
        $(#[$make_doc:meta])+ make: $make:ident,
        $(#[$read_doc:meta])+ read: $read:ident,
        $(#[$change_doc:meta])+ change: $change_fn:ident,
        $(#[$put_doc:meta])+ put: $put:ident,
    ) => {
        /// Registers the routes. They need [`Tools`]($crate::catalog::writing::Tools) as application data.
        pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
            config.service($list).service($make).service($put).service($read).service($change_fn);
        }

        $crate::staff_routes! {
            @four $model, new: $new, change: $change, wire: $wire,
            guards: $lister, $reader, $maker, $writer,
            paths: $all, $one, name: $name $example,
            $(#[$list_doc])+ list: $list,
            $(#[$make_doc])+ make: $make,
            $(#[$read_doc])+ read: $read,
            $(#[$change_doc])+ change: $change_fn,
        }

        $(#[$put_doc])+
        #[utoipa::path(
            tag = "staff",
            params(
                ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
                ("external" = String, Path, description = "Id of the record in the partner's own system", example = "crm-4711"), MakeParams,
                ("If-Match" = inline(VersionTag), Header, description = "The version that was read; without it, whatever it is", example = "\"7\"")
            ),
            request_body = $new,
            responses(
                (
                    status = 200, description = "The record as it is now", body = $wire,
                    headers(("ETag" = String, description = "Its version, for If-Match"))
                ),
                (
                    status = 201, description = "The new record", body = $wire,
                    headers(("ETag" = String, description = "Its version, for If-Match"), ("Location" = String, description = "Its address"))
                ),
                (
                    status = 202, description = "The change waits for an editor; the record is as it was", body = porta_contract::Proposal,
                    headers(("ETag" = String, description = "The record's version, for If-Match"))
                )
            ),
            security(("bearer" = []))
        )]
        #[put($external)]
        async fn $put(
            maker: $maker,
            path: actix_web::web::Path<(String, String)>,
            request: actix_web::HttpRequest,
            tools: actix_web::web::Data<Tools>,
            body: Body<$new>,
        ) -> Result<actix_web::HttpResponse, actix_web::Error> {
            let asked = (request, path.into_inner().1);
            doors::upsert_door::<$model>(maker.into(), tools.get_ref().clone(), asked, body).await
        }
    };
    (
        $model:ty, new: $new:ty, change: $change:ty, wire: $wire:ty,
        guards: $lister:ty, $reader:ty, $maker:ty, $writer:ty,
        paths: $all:tt, $one:tt, name: $name:tt $example:tt,
        $(#[$list_doc:meta])+ list: $list:ident,
        $(#[$make_doc:meta])+ make: $make:ident,
        $(#[$read_doc:meta])+ read: $read:ident,
        $(#[$change_doc:meta])+ change: $change_fn:ident,
    ) => {
        /// Registers the routes. They need [`Tools`]($crate::catalog::writing::Tools) as application data.
        pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
            config.service($list).service($make).service($read).service($change_fn);
        }

        $crate::staff_routes! {
            @four $model, new: $new, change: $change, wire: $wire,
            guards: $lister, $reader, $maker, $writer,
            paths: $all, $one, name: $name $example,
            $(#[$list_doc])+ list: $list,
            $(#[$make_doc])+ make: $make,
            $(#[$read_doc])+ read: $read,
            $(#[$change_doc])+ change: $change_fn,
        }
    };
}
